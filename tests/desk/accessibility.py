"""Answers questions about the accessibility bus, a line of JSON each, under the system's Python, which has gi."""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version is chosen first

EVENTS = ["object:announcement", "object:state-changed:showing", "object:property-change:accessible-name"]
heard = []


def applications():
    desktop = Atspi.get_desktop(0)
    found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return [application for application in found if application is not None]


def application(wanted):
    for candidate in applications():
        try:
            if wanted in (candidate.get_process_id(), candidate.get_name()):
                return candidate
        except GLib.Error:
            continue
    return None


def states(accessible):
    return [state.value_nick for state in accessible.get_state_set().get_states()]


def text(accessible):
    if "Text" not in accessible.get_interfaces():
        return None
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


def value(accessible):
    return accessible.get_current_value() if "Value" in accessible.get_interfaces() else None


def actions(accessible):
    if "Action" not in accessible.get_interfaces():
        return [], []
    numbers = range(Atspi.Action.get_n_actions(accessible))
    keys = [Atspi.Action.get_key_binding(accessible, number) for number in numbers]
    return [Atspi.Action.get_action_name(accessible, number) for number in numbers], [key for key in keys if key]


def rectangle(accessible):
    if "Component" not in accessible.get_interfaces():
        return None
    place = Atspi.Component.get_extents(accessible, Atspi.CoordType.SCREEN)
    return [place.x, place.y, place.width, place.height]


def relations(accessible):
    return {
        relation.get_relation_type().value_nick: [
            relation.get_target(i).get_name() for i in range(relation.get_n_targets())
        ]
        for relation in accessible.get_relation_set()
    }


def table(accessible):
    if "Table" not in accessible.get_interfaces():
        return None
    return [Atspi.Table.get_n_rows(accessible), Atspi.Table.get_n_columns(accessible)]


def describe(accessible, path, most):
    names, keys = actions(accessible)
    count = accessible.get_child_count()
    children = ((i, accessible.get_child_at_index(i)) for i in range(min(count, most)))
    return {
        "role": accessible.get_role_name(),
        "name": accessible.get_name() or "",
        "description": accessible.get_description() or "",
        "id": accessible.get_accessible_id() or "",
        "states": states(accessible),
        "text": text(accessible),
        "value": value(accessible),
        "relations": relations(accessible),
        "actions": names,
        "keys": keys,
        "table": table(accessible),
        "rectangle": rectangle(accessible),
        "path": path,
        "left_out": max(0, count - most),
        "children": [described for i, child in children if (described := attempt(child, [*path, i], most))],
    }


def attempt(accessible, path, most):
    """A widget may vanish while it is looked at; then it is not there."""
    try:
        return accessible and describe(accessible, path, most)
    except GLib.Error:
        return None


def at(wanted, path):
    accessible = application(wanted)
    for number in path:
        accessible = accessible and accessible.get_child_at_index(number)
    return accessible


def names():
    return [candidate.get_name() for candidate in applications()]


def tree(app, most):
    found = application(app)
    return found and attempt(found, [], most)


def act(app, path, action):
    accessible = at(app, path)
    offered, _ = actions(accessible)
    return action in offered and Atspi.Action.do_action(accessible, offered.index(action))


def write(app, path, text):
    return Atspi.EditableText.set_text_contents(at(app, path), text)


def listen():
    for event in EVENTS:
        listener.register(event)
    return True


def hear():
    collected = list(heard)
    heard.clear()
    return collected


def remember(event):
    try:
        source = event.source
        said = event.any_data if isinstance(event.any_data, str) else ""
        about = {"role": source.get_role_name(), "name": source.get_name() or ""}
        heard.append({"event": event.type, "detail": event.detail1, "text": said, **about})
    except GLib.Error:
        pass


def answer(line):
    request = json.loads(line)
    try:
        result = QUESTIONS[request.pop("ask")](**request)
    except (GLib.Error, AttributeError, TypeError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    return {"result": result}


def serve(channel, _condition):
    line = channel.readline()
    if not line:
        loop.quit()
        return False
    print(json.dumps(answer(line)), flush=True)
    return True


QUESTIONS = {"names": names, "tree": tree, "act": act, "write": write, "listen": listen, "hear": hear}

if __name__ == "__main__":
    Atspi.init()
    Atspi.set_timeout(3000, 6000)
    # Widgets do not tell of every change, so nothing that was read once may be kept.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    listener = Atspi.EventListener.new(remember)
    loop = GLib.MainLoop()
    GLib.io_add_watch(
        sys.stdin.buffer.raw.fileno(),
        GLib.PRIORITY_DEFAULT,
        GLib.IO_IN | GLib.IO_HUP,
        lambda *_: serve(sys.stdin, None),
    )
    loop.run()
