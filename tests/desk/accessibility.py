"""Answers questions about the accessibility bus, a line of JSON each, under the system's Python, which has gi."""

import contextlib
import json
import os
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402 - the version is chosen first

EVENTS = ["object:announcement", "object:state-changed:showing", "object:property-change:accessible-name"]
FOCUSED = "object:state-changed:focused"
ATSPI = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
REQUIRED = {"name", "description", "id", "role", "states", "relations", "below"}
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


class Look:
    """One look at an application.

    All that can be asked is asked at once, for each answer takes its time. Nothing of it is kept: widgets do not tell
    of every change.
    """

    def __init__(self, owner, most):
        self.owner = owner
        self.most = most
        self.nodes = {}
        self.waiting = 0
        self.done = GLib.MainLoop()

    def at(self, path):
        """Give the widget at an address with all below it; None where it is gone."""
        self.visit(path, [])
        if self.waiting:
            self.done.run()
        return self.described(path)

    def described(self, path):
        node = self.nodes.get(path)
        if node is None or not node.keys() >= REQUIRED:
            return None
        below = [self.described(child) for child in node.pop("below")]
        relations = {
            Atspi.RelationType(kind).value_nick: [
                self.nodes.get(target, {}).get("name", "") for _owner, target in targets
            ]
            for kind, targets in node["relations"]
        }
        return {**node, "relations": relations, "children": [child for child in below if child is not None]}

    def visit(self, path, way):
        node = self.nodes[path] = {"path": way, **dict.fromkeys(["text", "value", "table", "rectangle"])}
        node |= {"actions": [], "keys": []}
        for name, key in (("Name", "name"), ("Description", "description"), ("AccessibleId", "id")):
            self.get(path, "Accessible", name, lambda found, key=key: node.update({key: found or ""}))
        self.ask(path, "Accessible", "GetRole", None, lambda role: node.update(role=role_name(role)))
        self.ask(path, "Accessible", "GetState", None, lambda bits: node.update(states=states(bits)))
        self.ask(path, "Accessible", "GetRelationSet", None, lambda found: node.update(relations=found))
        self.ask(path, "Accessible", "GetInterfaces", None, lambda offered: self.look_closer(path, node, offered))
        self.ask(path, "Accessible", "GetChildren", None, lambda found: self.descend(node, way, found))

    def descend(self, node, way, found):
        node["below"] = [path for _owner, path in found[: self.most]]
        node["left_out"] = max(0, len(found) - self.most)
        for number, path in enumerate(node["below"]):
            if path != NOTHING:
                self.visit(path, [*way, number])

    def look_closer(self, path, node, offered):
        offered = {interface.removeprefix(ATSPI) for interface in offered}
        if "Text" in offered:
            whole = GLib.Variant("(ii)", (0, -1))
            self.ask(path, "Text", "GetText", whole, lambda found: node.update(text=found))
        if "Value" in offered:
            self.get(path, "Value", "CurrentValue", lambda found: node.update(value=found))
        if "Component" in offered:
            on_screen = GLib.Variant("(u)", (0,))
            self.ask(path, "Component", "GetExtents", on_screen, lambda found: node.update(rectangle=list(found)))
        if "Table" in offered:
            node["table"] = [0, 0]
            for number, name in enumerate(("NRows", "NColumns")):
                self.get(path, "Table", name, lambda found, number=number: node["table"].__setitem__(number, found))
        if "Action" in offered:
            self.ask(path, "Action", "GetActions", None, lambda found: node.update(actions_of(found)))

    def get(self, path, interface, name, take):
        wanted = GLib.Variant("(ss)", (ATSPI + interface, name))
        self.call(path, "org.freedesktop.DBus.Properties", "Get", wanted, take)

    def ask(self, path, interface, method, arguments, take):
        self.call(path, ATSPI + interface, method, arguments, take)

    def call(self, path, interface, method, arguments, take):
        self.waiting += 1

        def answered(connection, result):
            with contextlib.suppress(GLib.Error):  # a widget may vanish while it is looked at
                take(connection.call_finish(result).unpack()[0])
            self.waiting -= 1
            if self.waiting == 0:
                self.done.quit()

        quiet = Gio.DBusCallFlags.NONE
        connection.call(self.owner, path, interface, method, arguments, None, quiet, 3000, None, answered)


def role_name(role):
    return Atspi.role_get_name(Atspi.Role(role))


def states(bits):
    set_bits = bits[0] | bits[1] << 32
    return [Atspi.StateType(bit).value_nick for bit in range(set_bits.bit_length()) if set_bits >> bit & 1]


def actions_of(found):
    return {"actions": [name for name, _, _ in found], "keys": [key for _, _, key in found if key]}


def owner_of(wanted):
    """The address on the bus of an application, named by its process or its name."""
    daemon = "org.freedesktop.DBus"
    for owner, path in ask_now(REGISTRY, ROOT, ATSPI + "Accessible", "GetChildren"):
        try:
            process = ask_now(daemon, "/", daemon, "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)))
            name = GLib.Variant("(ss)", (ATSPI + "Accessible", "Name"))
            if process == wanted or (
                isinstance(wanted, str) and ask_now(owner, path, daemon + ".Properties", "Get", name) == wanted
            ):
                return owner
        except GLib.Error:
            continue
    return None


def ask_now(owner, path, interface, method, arguments=None):
    quiet = Gio.DBusCallFlags.NONE
    return connection.call_sync(owner, path, interface, method, arguments, None, quiet, 3000, None).unpack()[0]


def at(wanted, path):
    accessible = application(wanted)
    for number in path:
        accessible = accessible and accessible.get_child_at_index(number)
    return accessible


def names():
    return [candidate.get_name() for candidate in applications()]


def tree(app, most):
    owner = owner_of(app)
    return owner and Look(owner, most).at(ROOT)


def answers(app):
    owner = owner_of(app)
    name = GLib.Variant("(ss)", (ATSPI + "Accessible", "Name"))
    for _ in range(3):
        ask_now(owner, ROOT, "org.freedesktop.DBus.Properties", "Get", name)
    return True


def act(app, path, action):
    accessible = at(app, path)
    numbers = range(Atspi.Action.get_n_actions(accessible) if "Action" in accessible.get_interfaces() else 0)
    offered = [Atspi.Action.get_action_name(accessible, number) for number in numbers]
    return action in offered and Atspi.Action.do_action(accessible, offered.index(action))


def write(app, path, text):
    return Atspi.EditableText.set_text_contents(at(app, path), text)


def listen(focus):
    for event in [*EVENTS, *([FOCUSED] if focus else [])]:
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
        about = {
            "role": source.get_role_name(),
            "name": source.get_name() or "",
            "id": source.get_accessible_id() or "",
        }
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


QUESTIONS = {
    "names": names,
    "tree": tree,
    "answers": answers,
    "act": act,
    "write": write,
    "listen": listen,
    "hear": hear,
}

if __name__ == "__main__":
    Atspi.init()
    Atspi.set_timeout(3000, 6000)
    # Widgets do not tell of every change, so nothing that was read once may be kept.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)
    connection = Gio.DBusConnection.new_for_address_sync(
        os.environ["AT_SPI_BUS_ADDRESS"],
        Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION,
        None,
        None,
    )
    listener = Atspi.EventListener.new(remember)
    loop = GLib.MainLoop()
    GLib.io_add_watch(
        sys.stdin.buffer.raw.fileno(),
        GLib.PRIORITY_DEFAULT,
        GLib.IO_IN | GLib.IO_HUP,
        lambda *_: serve(sys.stdin, None),
    )
    loop.run()
