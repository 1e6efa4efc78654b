/* Large photos become smaller before they are sent; when they were taken is read first, since the
   smaller picture no longer says it. HEIC, documents and small files are sent as they are. */

const LONG_SIDE = 2560; // what the server keeps
const WORTH_IT_BYTES = 1024 * 1024;
const QUALITY = 0.85;
const SCALABLE = ["image/jpeg", "image/webp"];
const HEAD_BYTES = 256 * 1024;

/** {blob, takenAt}: what to send for `file`, and when the photo was taken, if it says so. */
export async function prepared(file) {
  if (!SCALABLE.includes(file.type) || file.size < WORTH_IT_BYTES) return { blob: file };
  try {
    const takenAt = takenAtOf(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const smaller = await scaled(file);
    return { blob: smaller && smaller.size < file.size ? smaller : file, takenAt };
  } catch {
    return { blob: file }; // the server opens it for real and says what is wrong with it
  }
}

async function scaled(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const share = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

/** DateTimeOriginal of a JPEG's EXIF block as “2026-01-15T10:00:00+07:00”, or null. */
export function takenAtOf(buffer) {
  const view = new DataView(buffer);
  const start = exifStart(view);
  if (start === null) return null;
  const little = view.getUint16(start) === 0x4949;
  const tags = tagsAt(view, start, start + view.getUint32(start + 4, little), little);
  const details = tags.get(0x8769);
  if (!details) return null;
  const exif = tagsAt(view, start, start + view.getUint32(details.at, little), little);
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(textOf(view, exif.get(0x9003)));
  if (!match) return null;
  // Phones set to the Thai calendar write the Buddhist year.
  const year = Number(match[1]) >= 2400 ? Number(match[1]) - 543 : match[1];
  const offset = textOf(view, exif.get(0x9011));
  const zone = /^[+-]\d\d:\d\d$/.test(offset) ? offset : "+07:00";
  return `${year}-${match[2]}-${match[3]}T${match[4]}${zone}`;
}

/** Where the TIFF header of the EXIF segment begins. */
function exifStart(view) {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 10 < view.byteLength && view.getUint8(at) === 0xff) {
    const isExif = view.getUint16(at) === 0xffe1 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) return at + 10;
    if (view.getUint16(at) === 0xffda) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Map of tag → {at: where its value stands, count}. */
function tagsAt(view, start, at, little) {
  const tags = new Map();
  for (let index = 0; index < view.getUint16(at, little); index += 1) {
    const entry = at + 2 + 12 * index;
    const count = view.getUint32(entry + 4, little);
    const isLongText = view.getUint16(entry + 2, little) === 2 && count > 4;
    const value = isLongText ? start + view.getUint32(entry + 8, little) : entry + 8;
    tags.set(view.getUint16(entry, little), { at: value, count });
  }
  return tags;
}

function textOf(view, tag) {
  if (!tag) return "";
  const bytes = new Uint8Array(view.buffer, tag.at, tag.count);
  return String.fromCharCode(...bytes).replace(/[\0 ]+$/, "");
}
