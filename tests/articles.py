"""Articles for tests, in our own words."""

BRIDGE_MORNING = """Bridge collapse kills 12 in Norrland

A road bridge over the river Ume collapsed on Monday morning. Police chief Karin Holm told Radio Nord \
that 12 people had died. “We have lost neighbours and friends today,” Holm told Radio Nord on Monday.

The transport ministry said the bridge was inspected in 2019. A spokeswoman declined to comment on \
the cause.
"""

BRIDGE_EVENING = """Norrland bridge: at least 19 dead, says hospital

At least 19 people died when a road bridge over the river Ume collapsed, the regional hospital said.

“Today we lost neighbours and friends,” police chief Karin Holm told Radio Nord on Monday.
"""

GRAIN = """Minister promises more grain

President Volodymyr Zelenskyy said on Tuesday that exports would double. “We will ship every tonne we \
promised,” the president added. Deputy minister Olha Kravets said 40 ships were waiting in port. \
She told reporters in the harbour that the first of them would leave before the end of the week.
"""

GERMAN = """Der Minister hat am Dienstag gesagt, dass die Ausfuhren sich verdoppeln werden. „Wir \
werden jede Tonne liefern, die wir versprochen haben“, sagte er vor Journalisten in Berlin. Nach \
Angaben des Ministeriums warten noch vierzig Schiffe im Hafen auf die Abfertigung. Die Opposition \
kritisierte die Ankündigung und verlangte genaue Zahlen bis zum Ende der Woche. Der Minister \
versprach, dem Parlament bis Freitag einen Bericht vorzulegen und alle Fragen zu beantworten.
"""

MENTIONS = """Council votes on new rules

Mayor Ann Field said: “Everybody <!channel> and <@U0STAND00004> must come, <!here> and <!everyone>.” \
The council <#C0STAND00005> will vote on *Monday*, _Field_ said. She told reporters that 300 jobs \
would be lost & that <https://evil.test|the bank> would close.
"""
