"""The words that figures are about, by which the newest about a word are found."""

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from store.tables import part_of


class FigureWordRow(SQLModel, table=True):
    """A figure filed under one of its words: a number that stands for it, see `figure_words`."""

    __tablename__ = "figure_word"
    __table_args__ = ({"sqlite_with_rowid": False},)
    word: int = Field(
        primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    figure_id: int = part_of("figure", primary=True)
