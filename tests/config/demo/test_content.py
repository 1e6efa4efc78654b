"""The texts of the demo, read from their files."""

import pytest

from config.demo.content import in_language, read


@pytest.mark.parametrize("language", ["th", "en"])
def test_text_of_a_figure_reads_on_after_its_unit(language):
    cases = in_language(read("demo_cases")["cases"], language)
    results = [result for case in cases for result in case["quantitative"] if result["value"]]
    assert len(results) > 5
    assert [r["text"] for r in results if r["unit"] and r["text"].startswith(r["unit"])] == []
