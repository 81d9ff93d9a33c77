"""The plan and its report on paper: accessible PDF from frozen content, without a database.

`plan.plan_pdf` and `pop_report.pop_report_pdf` take what `content` describes. Typed text
travels as data, so nothing that somebody types can act as a command to Typst.

Letters: Atkinson Hyperlegible Next; Noto for Arabic, Ethiopic and emoji (`fonts/`);
Greek, Cyrillic, Hebrew, Armenian, Georgian and Devanagari from the fonts inside Typst;
anything else from the fonts of the machine, if it has them. PDF/UA forbids a missing
letter: what nobody can draw becomes a square, with a line that says so.
"""
