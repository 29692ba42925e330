"""What can go wrong, one sentence each; this room imports nothing."""


class MarsadError(Exception):
    """Any fault we foresee; its text is one sentence: what, where, what to do."""


class BadVocabulary(MarsadError):
    """A vocabulary file breaks its own rules."""


class BadRegister(MarsadError):
    """A register file does not match its description."""


class BadVersion(MarsadError):
    """A version is missing or does not match its manifest."""


class AtWork(BadVersion):
    """Another import or step back holds the registers."""


class UnknownName(MarsadError):
    """A name nobody knows; the sentence offers the nearest known ones, `near` are these alone; `about` is what it would name, as a code."""

    def __init__(self, sentence: str, near: "tuple[str, ...] | list[str]" = (), about: str = "", name: str = ""):
        super().__init__(sentence)
        self.near, self.about, self.name = tuple(near), about, name


class BadOption(MarsadError):
    """Something asked of the command line that cannot be done."""


class BadConfiguration(MarsadError):
    """What a server was told of signing in is wrong: where, and what to write instead."""


class BadRule(MarsadError):
    """A file of watch rules cannot be used; one line a fault: file, rule and key, and what to write instead."""


class BadStudy(MarsadError):
    """A study cannot be read as it is; one line a fault: file, line and what to write instead."""


class BadFile(MarsadError):
    """A file from outside is refused: `rule` is why, as a code; `facts` are what the sentence names."""

    def __init__(self, sentence: str, rule: str = "unreadable", facts: dict[str, str] | None = None):
        super().__init__(sentence)
        self.rule, self.facts = rule, facts or {}


class TooSlow(MarsadError):
    """A question ran past its limit of time or memory and was cut."""


class NoEngine(MarsadError):
    """The engine that is asked in place of DuckDB cannot be: its name is none, its packages are missing, it is away, or it failed."""


class NotDrawn(MarsadError):
    """A figure holds a kind of trace of which there is no static picture."""

    def __init__(self, kind: str, known: tuple[str, ...]):
        super().__init__(f"There is no static picture of «{kind}»; there is one of {', '.join(known)}.")


TOO_FEW_ORGANISATIONS = "too_few_organisations"  # where organisations are counted, not records


class NotEnoughData(Exception):
    """Raised by a statistic to refuse an answer: `has` where `needs` are needed, of records where `reason` says no other."""

    def __init__(self, has: int, needs: int, reason: str = "too_few"):
        super().__init__(f"{reason}: {has} where {needs} are needed")
        self.has, self.needs, self.reason = has, needs, reason


def too_few_of(counted: str) -> str:
    """Return the reason where too few of what a column counts are there."""
    return TOO_FEW_ORGANISATIONS if counted == "organisations" else "too_few"


_REASONS = {
    FileNotFoundError: "it is not there",
    FileExistsError: "something else has that name",
    IsADirectoryError: "it is a folder",
    NotADirectoryError: "a file stands where a folder should be",
    PermissionError: "this account has no permission",
}


def why(fault: OSError) -> str:
    """Return in plain words why a file could not be read or written."""
    return _REASONS.get(type(fault)) or (fault.strerror or "the system gives no reason").lower()
