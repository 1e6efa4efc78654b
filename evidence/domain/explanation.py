"""Why a level was given and what the next one lacks, in Thai and in English.

The sentences are kept with a result for good, in both languages whatever the reader's, so they
are written here and not looked up in a catalogue.
"""

from dataclasses import dataclass

from evidence.domain.rubric import Kind


@dataclass(frozen=True)
class Explanation:
    """In one language: a sentence on the level and the conditions that hold."""

    headline: str
    holding: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def text(self):
        return "\n".join([self.headline, *(f"• {line}" for line in self.holding)])


def explain(*, decision, facts):
    """{"th": Explanation, "en": Explanation} of a rubric.Decision."""
    return {language: _explain(words, decision, facts) for language, words in WORDS.items()}


NOT_REPORTED = {
    "th": "ไม่รายงานในรอบนี้ จึงไม่มีระดับคุณภาพ",
    "en": "Not reported in this round: no quality level is given.",
}


def percent_text(found, total):
    """Two decimals, cut and never rounded up: 968 of 1,019 is 94.99."""
    hundredths = found * 10_000 // total
    return f"{hundredths // 100}.{hundredths % 100:02}"


def _explain(words, decision, facts):
    shown = decision.conditions or [c for c in decision.next_conditions if c.holds]
    holding = tuple(words.holds(condition, facts) for condition in shown)
    lacking = tuple(words.lacks(condition, facts) for condition in decision.lacking)
    if not any(condition.kind == Kind.CLEAR for condition in decision.lacking):
        # The highest level allows for some that are not clear: its district wants to know which.
        holding = tuple(
            line + words.unclear(facts) if condition.kind == Kind.CLEAR else line
            for condition, line in zip(shown, holding, strict=True)
        )
    return Explanation(words.headline(decision, lacking), holding, lacking)


class Thai:
    @staticmethod
    def headline(decision, lacking):
        if not lacking:
            return f"ได้ระดับ {decision.level} ซึ่งเป็นระดับสูงสุด"
        return (
            f"ได้ระดับ {decision.level} ยังไม่ได้ระดับ {decision.next_level} เพราะ{' และ'.join(lacking)}"
        )

    @staticmethod
    def holds(condition, facts):
        match condition.kind:
            case Kind.CLEAR:
                return f"ประเด็นการพิจารณาที่ชัดเจน {facts.clear} จาก {facts.criteria} ประเด็น"
            case Kind.PERCENT if facts.no_dropouts:
                return "ไม่มีเด็กออกกลางคัน"
            case Kind.PERCENT:
                return (
                    "เด็กออกกลางคันพบตัวและได้รับการติดตามช่วยเหลือร้อยละ "
                    f"{percent_text(facts.found, facts.total)} "
                    f"({facts.found:,} จาก {facts.total:,} คน) ถึงเกณฑ์ร้อยละ {condition.needed}"
                )
            case Kind.GUIDELINE if not facts.guideline:
                return (
                    "มีแนวทางการป้องกัน เฝ้าระวัง และติดตามช่วยเหลือเด็กออกกลางคัน "
                    "โดยนับจากวิธีการปฏิบัติที่เป็นเลิศของสำนักงานเขตพื้นที่การศึกษา"
                )
            case Kind.GUIDELINE:
                return "มีแนวทางการป้องกัน เฝ้าระวัง และติดตามช่วยเหลือเด็กออกกลางคัน"
            case Kind.DISTRICT_PRACTICE:
                return "สำนักงานเขตพื้นที่การศึกษามีวิธีการปฏิบัติที่เป็นเลิศ"
            case Kind.SCHOOL_PRACTICES:
                return f"มีสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศ {facts.schools} แห่ง"

    @staticmethod
    def lacks(condition, facts):
        match condition.kind:
            case Kind.CLEAR:
                short = condition.needed - facts.clear
                return f"ขาดประเด็นที่ชัดเจนอีก {short} ประเด็น{Thai.unclear(facts)}"
            case Kind.PERCENT if facts.total is None or facts.found is None:
                return "ยังไม่ได้กรอกตัวเลขเชิงปริมาณ"
            case Kind.PERCENT:
                return (
                    "เด็กออกกลางคันพบตัวและได้รับการติดตามช่วยเหลือร้อยละ "
                    f"{percent_text(facts.found, facts.total)} ไม่ถึงร้อยละ {condition.needed} "
                    f"ขาดอีก {_children_short(condition, facts):,} คน"
                )
            case Kind.GUIDELINE:
                return "ขาดแนวทางการป้องกัน เฝ้าระวัง และติดตามช่วยเหลือเด็กออกกลางคัน"
            case Kind.DISTRICT_PRACTICE:
                return "ขาดวิธีการปฏิบัติที่เป็นเลิศของสำนักงานเขตพื้นที่การศึกษา"
            case Kind.SCHOOL_PRACTICES:
                short = condition.needed - facts.schools
                return f"ขาดสถานศึกษาที่มีวิธีการปฏิบัติที่เป็นเลิศอีก {short} แห่ง"

    @staticmethod
    def unclear(facts):
        """Which criteria they are, in brackets; nothing where it is not known."""
        numbers = _listed(facts.unclear, " และ ")
        return f" (ประเด็นที่ยังไม่ชัดเจน ได้แก่ {numbers})" if numbers else ""


class English:
    @staticmethod
    def headline(decision, lacking):
        if not lacking:
            return f"Level {decision.level}, the highest."
        return (
            f"Level {decision.level}. Level {decision.next_level} "
            f"still needs {' and '.join(lacking)}."
        )

    @staticmethod
    def holds(condition, facts):
        match condition.kind:
            case Kind.CLEAR:
                return f"{facts.clear} of {facts.criteria} criteria are clear"
            case Kind.PERCENT if facts.no_dropouts:
                return "the office has no dropouts"
            case Kind.PERCENT:
                return (
                    f"{percent_text(facts.found, facts.total)} % of dropouts were found and "
                    f"helped ({facts.found:,} of {facts.total:,}), at least {condition.needed} %"
                )
            case Kind.GUIDELINE if not facts.guideline:
                return "the office has a guideline, implied by its best practice"
            case Kind.GUIDELINE:
                return "the office has a guideline for prevention, surveillance and tracking"
            case Kind.DISTRICT_PRACTICE:
                return "the office has a best practice"
            case Kind.SCHOOL_PRACTICES:
                return f"{_count(facts.schools, 'school has', 'schools have')} a best practice"

    @staticmethod
    def lacks(condition, facts):
        match condition.kind:
            case Kind.CLEAR:
                short = condition.needed - facts.clear
                more = _count(short, "more criterion", "more criteria")
                return f"{more} judged clear{English.unclear(facts)}"
            case Kind.PERCENT if facts.total is None or facts.found is None:
                return "the figures, which are not filled in yet"
            case Kind.PERCENT:
                short = _count(_children_short(condition, facts), "more child", "more children")
                return (
                    f"{condition.needed} % of dropouts found and helped "
                    f"(now {percent_text(facts.found, facts.total)} %: {short})"
                )
            case Kind.GUIDELINE:
                return "a guideline for prevention, surveillance and tracking"
            case Kind.DISTRICT_PRACTICE:
                return "a best practice of the office"
            case Kind.SCHOOL_PRACTICES:
                short = condition.needed - facts.schools
                return f"{_count(short, 'more school', 'more schools')} with a best practice"

    @staticmethod
    def unclear(facts):
        """As in Thai."""
        numbers = _listed(facts.unclear, " and ")
        return f" (not judged clear: {numbers})" if numbers else ""


WORDS = {"th": Thai, "en": English}


def _listed(numbers, joint):
    """1, 2 and 5; three and more in a row as 1–3."""
    runs = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    pieces = []
    for run in runs:
        pieces += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run)
    *most, last = pieces or [""]
    return joint.join(filter(None, [", ".join(most), last]))


def _count(number, one, many):
    return f"{number:,} {one if number == 1 else many}"


def _children_short(condition, facts):
    """How many more children must be found to reach the threshold: rounded up to a whole child."""
    return -(-condition.needed * facts.total // 100) - facts.found
