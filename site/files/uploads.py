"""Where Django keeps an upload until a view has judged it."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from .kinds import max_upload_bytes
from .spool import memory_file

SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv")


class SpreadsheetUploadHandler(FileUploadHandler):
    """Holds spreadsheets in memory whatever their size: they may name children.

    Which one does is known only once it is read, and then it would lie in a temporary file. What
    is longer than any upload may be is cut there, and refused by its size later on.
    """

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.is_mine = (self.file_name or "").lower().endswith(SPREADSHEETS)
        if self.is_mine:
            self.file = memory_file()
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data, start):
        if not self.is_mine:
            return raw_data
        room = max_upload_bytes() + 1 - start
        if room > 0:
            self.file.write(raw_data[:room])
        return None

    def file_complete(self, file_size):
        if not self.is_mine:
            return None
        size = self.file.tell()
        self.file.seek(0)
        return UploadedFile(
            file=self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
