import pytest

from tellings.errors import Empty, NotText
from tellings.read.decode import decode

WORDS = "Türkiye’s harbour wall gave way – 😀 e\u0301 مرحبا"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_its_mark_and_without_a_doubt(encoding):
    assert decode(WORDS.encode(encoding), "a.txt") == (WORDS, ())


def test_utf16_without_a_mark_is_known_from_its_nuls():
    assert decode("The harbour wall gave way.".encode("utf-16-be"), "a.txt")[0] == "The harbour wall gave way."


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Mayor Tilde said “repairs” would cost £4 million – soon. " * 3, "cp1252"),
        ("Le café était fermé à Genève, a dit le maire de la ville lundi.", "cp1252"),
        ("Привет, как дела? Сегодня мэр города сказал.", "cp1251"),
    ],
)
def test_another_encoding_is_detected_and_told(words, encoding):
    text, doubts = decode(words.encode(encoding), "folder/a.txt")
    assert text == words
    assert doubts == (f"it is not UTF-8; read as {encoding}, the likeliest, so accented letters may be wrong",)


def test_a_declared_encoding_is_believed_when_it_fits():
    assert decode("żółw".encode("iso-8859-2"), "a.html", "iso-8859-2") == ("żółw", ())


def test_line_ends_and_single_nuls_are_kept():
    assert decode(b"One.\r\nTwo\x00.\r\n", "a.txt")[0] == "One.\r\nTwo\x00.\r\n"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t ", " \n".encode("utf-16")])
def test_nothing_but_space_is_empty(raw):
    with pytest.raises(Empty):
        decode(raw, "a.txt")


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 some words", "a PDF"),
        (b"PK\x03\x04 some words", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"words" + b"\x00" * 400, "control bytes"),
    ],
)
def test_a_binary_is_no_text(raw, what):
    with pytest.raises(NotText, match=what):
        decode(raw, "a.txt")


def test_damaged_utf8_names_the_byte():
    raw = "Türkiye’s “new” wall".encode() + b"\xff."
    with pytest.raises(NotText, match=rf"byte {len(raw) - 2} is not text in UTF-8"):
        decode(raw, "a.txt")
