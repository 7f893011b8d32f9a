"""Everything that the model does by chance, done once: no kind of surface is left to it."""

from typing import Any

from handlers.say import forgetting
from tests.security import newsrooms
from tests.security.hands import forms_in, pressable
from tests.security.surfaces import SURFACES


def tour(model: Any) -> None:
    """Everything once, so that no kind of surface is left to chance."""
    for number, name in enumerate(sorted(SURFACES) * 2):
        model.chance = f"tour {number}"
        word = ("Drifalx", "Veldrin")[number < len(SURFACES)]
        SURFACES[name](model.rig, "ann", ("P1", "C1")[number % 2], word)
        model.rig.work()
    newsrooms.paste(model.rig, "C1", 2, model.tick())
    found = sorted(pressable(model.rig.world.payloads).items())
    for does, some in found:
        if not does.startswith(forgetting.DELETE):  # nothing is left after that
            public = next((one for one in some if one.shown.where == "C1"), some[0])
            for number, one in enumerate((public, some[0], some[-1])):
                model.chance = f"{does} {number}"
                model.press_one(one)
                model.rig.work()
    for number, forms in enumerate(list(forms_in(model.rig.world.payloads).values()) * 3):
        model.chance, model.offered = f"form {number}", []
        model.send_off(forms[-1], "Vel")
        model.rig.work()
    for does, some in found:
        if does.startswith(forgetting.DELETE):
            model.press_one(some[-1])
            model.rig.work()
    model.nothing_failed()
    model.nobody_is_shown_what_they_could_not_read()
