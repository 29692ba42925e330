"""The theme that Streamlit tells a page at the begin of each of its runs: it never changes, so it is put together once."""

from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_NAME = "_populate_theme_msg"  # Streamlit has no setting for it, and reads all its options six times a run
_put_together = getattr(app_session, _NAME, None)


def tell_the_theme_as_it_is() -> None:
    """Let runs begun from now on tell what the first of them told; a Streamlit that puts its theme together in another way goes on with it."""
    if _put_together:
        setattr(app_session, _NAME, _tell)


def _tell(message: CustomThemeConfig, section: str = "theme") -> None:
    if _told(section).ByteSize():
        message.MergeFrom(_told(section))


@cache
def _told(section: str) -> CustomThemeConfig:
    message = CustomThemeConfig()
    if _put_together:
        _put_together(message, section)
    return message
