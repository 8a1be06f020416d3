"""A handful of zones of two systems with typed targets: highlighting does not hang on the shipped content."""

from scalpviz.atlas.load import load_atlas
from scalpviz.atlas.model import (
    Atlas,
    BodyArea,
    Caution,
    Combination,
    Condition,
    Relation,
    Statement,
    System,
    Target,
    Zone,
    ZoneLink,
)
from scalpviz.atlas.texts import Names, Text

MS7 = ("international", "MS7")
UPPER, MIDDLE, LOWER = "upper-fifth", "middle-two-fifths", "lower-two-fifths"
AREAS = {
    "head": None, "face": "head", "eyes": "face", "arm": None, "hand": "arm", "fingers": "hand", "leg": None,
    "knee": "leg", "speech": None, "lungs": "chest", "chest": "trunk", "trunk": None, "mind": None,
}  # fmt: skip
CHINESE = {"hand": "手", "arm": "上肢"}


def small_atlas() -> Atlas:
    whole = load_atlas()
    kept = {code: whole.zone(code, "international") for code in ("MS1", "MS5", "MS6", "MS7")}
    limbs = (("leg", UPPER), ("arm", MIDDLE), ("hand", MIDDLE), ("face", LOWER))
    motor = tuple(target(area, part, "opposite", "motor") for area, part in limbs)
    sensory = tuple(target(area, part, "opposite", "sensory") for area, part in limbs)
    areas_of_arm = tuple(one for one in motor if one.area != "hand")
    zones = (
        zone(kept["MS1"], targets=(target("mind"), target("eyes"))),
        zone(kept["MS5"], targets=(target("leg", None, "both"),)),
        zone(kept["MS6"], targets=(*motor, target("speech", LOWER)), relations=(twin("jiao", "J1"),)),
        zone(kept["MS7"], targets=sensory),
        zone(kept["MS6"], code="J1", system="jiao", targets=areas_of_arm),
        zone(
            kept["MS7"], code="J2", system="jiao", targets=sensory, relations=(twin("international", "MS7"),)
        ),
        zone(kept["MS6"], code="J8", system="jiao", targets=(target("hand", None, "same"),)),
    )
    return whole.model_copy(
        update={
            "systems": (
                *(system for system in whole.systems if system.id == "international"),
                System(id="jiao", names=Names(en="Jiao", pinyin="Jiāo", zh="焦氏头针")),
            ),
            "body_areas": tuple(
                BodyArea(id=area, name=Text(en=area.capitalize(), zh=CHINESE.get(area)), within=within)
                for area, within in AREAS.items()
            ),
            "zones": zones,
            "conditions": (stroke(), palsy(), insomnia(), restless()),
        }
    )


def target(area: str, part: str | None = None, side: str = "none", sense: str | None = None) -> Target:
    return Target(area=area, part=part, side=side, sense=sense, sources=("S6",))


def zone(like: Zone, **changes: object) -> Zone:
    return like.model_copy(update={"relations": (), **changes})


def twin(system: str, code: str) -> Relation:
    return Relation(system=system, code=code, name=Text(en=code), note=said("The same strip."))


def said(words: str, zh: str | None = None) -> Statement:
    return Statement(text=Text(en=words, zh=zh), sources=("S6",))


def combined(side: str, use: str, *links: tuple[str, str] | tuple[str, str, str]) -> Combination:
    zones = tuple(
        ZoneLink(system=one[0], code=one[1], part=one[2] if len(one) > 2 else None) for one in links
    )
    return Combination(zones=zones, side=side, use=said(use))


def stroke() -> Condition:
    return Condition(
        id="stroke", name=Text(en="Stroke with weakness of one side", zh="中风偏瘫"),
        also=(Text(en="hemiplegia", zh="半身不遂"),), group=Text(en="Brain", zh="脑"), sided=True,
        combinations=(
            combined("opposite", "The usual set.", ("international", "MS6"), ("acupoints", "GV20")),
            combined("opposite", "The arm.", ("international", "MS7", MIDDLE)),
            combined("same", "A school that takes the same side.", ("jiao", "J8")),
            combined("both", "The legs.", ("international", "MS5"), ("jiao", "J1", UPPER)),
        ),
        cautions=(
            Caution(statement=said("Wait until conscious."), life=True),
            Caution(statement=said("Mild stimulation.")),
        ),
        evidence=(said("Many small trials without sham."),),
    )  # fmt: skip


def palsy() -> Condition:
    return Condition(
        id="palsy", name=Text(en="Facial palsy", zh="面瘫"), also=(Text(en="weak face", zh="面部瘫痪"),),
        group=Text(en="Brain", zh="脑"), sided=True,
        combinations=(combined("opposite", "The face.", ("international", "MS6", LOWER)),),
    )  # fmt: skip


def insomnia() -> Condition:
    return Condition(
        id="insomnia", name=Text(en="Insomnia", zh="失眠"), group=Text(en="Mind", zh="神志"),
        combinations=(combined("none", "Sleep.", ("international", "MS1")),),
    )  # fmt: skip


def restless() -> Condition:
    return Condition(
        id="restless", name=Text(en="Restless legs", zh="不宁腿"), group=Text(en="Brain", zh="脑"),
        combinations=(combined("both", "Legs.", ("jiao", "J1", UPPER)),),
    )  # fmt: skip
