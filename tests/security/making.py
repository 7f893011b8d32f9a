"""Files for tests, good and bad, each made here."""

import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from io import BytesIO

import docx

HEADLINE = "Storm closes the harbour of Hollen"
# Broken where a page would break them; the second is a paragraph of two lines, with a quote.
LINES = (
    HEADLINE,
    "A storm closed the harbour of Hollen on Monday, and forty ships had to wait outside the",
    "breakwater until the evening, the coast guard said.",
    'Mayor Ida Berg told reporters at the quay: "We have lost two boats tonight, and nobody',
    'was hurt." She said that 120 people had left their houses.',
)
QUOTE = "We have lost two boats tonight, and nobody was hurt."
PROSE = (
    "A storm closed the harbour of Hollen on Monday, and forty ships had to wait outside the "
    "breakwater until the evening, the coast guard said.",
    "Mayor Ida Berg told reporters at the quay: “We have lost two boats tonight, and nobody was "
    "hurt.” She said that 120 people had left their houses.",
)


def pdf(pages: Sequence[Sequence[str]], *, trailer: str = "") -> bytes:
    """A PDF of lines in Helvetica."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append(font)
    for number, lines in enumerate(pages):
        words = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td\n{words}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _numbered(objects, trailer)


def locked_pdf() -> bytes:
    """One whose password is not the empty one."""
    keys = f"/O <{'5a' * 32}> /U <{'a5' * 32}>"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [<00> <00>]"
    return pdf([LINES], trailer=encrypt)


def _numbered(objects: Sequence[str], trailer: str) -> bytes:
    out, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def word(paragraphs: Sequence[str] = (HEADLINE, *PROSE)) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return _saved(document)


def table_in_word() -> bytes:
    document = docx.Document()
    document.add_paragraph(HEADLINE)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = PROSE[1]
    return _saved(document)


def _saved(document: "docx.document.Document") -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def rewritten(document: bytes, name: str, content: bytes) -> bytes:
    """A Word document with one of its parts replaced."""
    with zipfile.ZipFile(BytesIO(document)) as packed:
        members = {one: packed.read(one) for one in packed.namelist()}
    return archive(members | {name: content})


def mail(text: str = "", *, html: str = "", attached: Sequence[tuple[str, bytes]] = ()) -> bytes:
    return bytes(letter(text, html=html, attached=attached))


def letter(
    text: str = "", *, html: str = "", attached: Sequence[tuple[str, bytes]] = ()
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = HEADLINE
    message["From"] = "Port of Hollen <press@hollen.example>"
    message["Date"] = "Mon, 05 Jan 2026 09:00:00 +0000"
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, content in attached:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message


def forwarded(depth: int) -> bytes:
    """An e-mail that holds an e-mail, and so on, with a text in none of them."""
    message = letter(attached=[("a.bin", b"x")])
    for _ in range(depth):
        outer = letter()
        outer.make_mixed()
        outer.attach(message)
        outer.add_attachment(message)
        message = outer
    return bytes(message)
