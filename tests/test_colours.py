"""The colours: seen on their background, told apart by people who see fewer colours, the same in both places they are written."""

import itertools
import tomllib

import numpy
import pytest

from analytics.charts.palette import TONES
from analytics.charts.shades import SHARES, ink_on, shade
from analytics.places import HOUSE

# Machado, Oliveira and Fernandes 2009, severity 1.0, doi 10.1109/TVCG.2009.113
SEEN_BY = {
    "everyone": numpy.eye(3),
    "protan": numpy.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deutan": numpy.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritan": numpy.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}


def linear(colour: str) -> numpy.ndarray:
    channels = numpy.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return numpy.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def oklab(light: numpy.ndarray) -> numpy.ndarray:
    cones = numpy.array([[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]) @ numpy.clip(light, 0, 1)
    return numpy.array([[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]) @ numpy.cbrt(cones)


@pytest.mark.parametrize("theme", TONES)
def test_axis_hues_stand_out_from_paper_and_card(theme):
    tones = TONES[theme]
    assert len(set(tones.axes.values())) == 7
    for hue, ground in itertools.product(tones.axes.values(), (tones.paper, tones.raised)):
        assert contrast(hue, ground) >= 3, (hue, ground)


@pytest.mark.parametrize("theme", TONES)
@pytest.mark.parametrize("eye", SEEN_BY)
def test_axis_hues_are_told_apart(theme, eye):
    for one, other in itertools.combinations(TONES[theme].axes.values(), 2):
        assert distance(one, other, eye) >= 0.1, (one, other)


def distance(one: str, other: str, eye: str) -> float:
    return float(numpy.linalg.norm(oklab(SEEN_BY[eye] @ linear(one)) - oklab(SEEN_BY[eye] @ linear(other))))


@pytest.mark.parametrize("theme", TONES)
def test_series_stand_out_from_paper_and_card(theme):
    tones = TONES[theme]
    for colour, ground in itertools.product(tones.series, (tones.paper, tones.raised)):
        assert contrast(colour, ground) >= 3, (colour, ground)


@pytest.mark.parametrize("theme", TONES)
@pytest.mark.parametrize("eye", SEEN_BY)
def test_series_are_told_apart(theme, eye):
    for one, other in itertools.combinations(TONES[theme].series, 2):
        assert distance(one, other, eye) >= 0.12, (one, other)


@pytest.mark.parametrize("theme", TONES)
def test_every_shade_of_a_count_can_be_read_and_told_from_the_next(theme):
    tones = TONES[theme]
    grounds = [shade(step, tones) for step in range(len(SHARES))]
    assert contrast(tones.quiet, grounds[0]) >= 4.5
    for ground in grounds:
        assert contrast(ink_on(ground, tones), ground) >= 4.5, ground
    for one, other in itertools.pairwise(grounds):
        assert min(distance(one, other, eye) for eye in SEEN_BY) >= 0.02, (one, other)


@pytest.mark.parametrize("theme", TONES)
def test_words_can_be_read(theme):
    tones = TONES[theme]
    for ground in (tones.paper, tones.raised):
        for words in (tones.ink, tones.quiet, tones.accent, tones.warning):
            assert contrast(words, ground) >= 4.5, (words, ground)
    assert contrast(tones.on_accent, tones.accent) >= 4.5


@pytest.mark.parametrize("theme", TONES)
def test_the_theme_file_and_the_palette_agree(theme):
    said = tomllib.loads((HOUSE / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    tones = TONES[theme]
    assert (said["primaryColor"], said["backgroundColor"], said["textColor"]) == (tones.accent, tones.paper, tones.ink)
