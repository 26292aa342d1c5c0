"""Reads a page as a visitor does: its links, and its forms with their fields by label."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Field:
    """One control: its ``label`` is the visible text, ``group`` the legend it stands under."""

    tag: str
    attributes: dict
    group: str = ""
    label: str = ""
    options: list = field(default_factory=list)  # of a select: [value, text, selected]

    @property
    def name(self):
        return self.attributes.get("name", "")

    @property
    def kind(self):
        return self.attributes.get("type", "text") if self.tag == "input" else self.tag


@dataclass
class Form:
    """A form of a page; ``values`` is what submitting it untouched would send."""

    action: str
    method: str
    fields: list = field(default_factory=list)
    buttons: list = field(default_factory=list)
    values: dict = field(default_factory=dict)

    def fill(self, label, value):
        """Type into the text field, or pick the select's option with that text."""
        found = self._one(lambda each: each.label == label)
        if found.tag == "select":
            value = next(option[0] for option in found.options if option[1] == value)
        self.values[found.name] = value

    def tick(self, label):
        """Tick the check box with that label."""
        found = self._one(lambda each: each.label == label)
        self.values[found.name] = found.attributes.get("value", "on")

    def choose(self, group, pattern=""):
        """In every radio group whose legend starts so, pick the first option that matches."""
        radios = [f for f in self.fields if f.kind == "radio" and f.group.startswith(group)]
        for name in dict.fromkeys(radio.name for radio in radios):
            found = _first(
                (
                    radio
                    for radio in radios
                    if radio.name == name
                    and re.search(pattern, radio.label)
                    and "disabled" not in radio.attributes
                ),
                f"choice {pattern!r} for {group}",
            )
            self.values[name] = found.attributes.get("value", "on")

    def _one(self, matches):
        found = [each for each in self.fields if matches(each)]
        if len(found) != 1:
            labels = ", ".join(repr(each.label) for each in self.fields if each.label)
            raise LookupError(f"{len(found)} fields match; there are: {labels}")
        return found[0]


class Page(HTMLParser):
    """A parsed page: ``links`` as (address, text) pairs, and ``forms``."""

    def __init__(self, html):
        super().__init__()
        self.links = []
        self.forms = []
        self._form = self._field = self._option = self._button = None
        self._label = self._link = self._legend = None
        self._legends = []
        self._labels = {}  # id of a control: text of the label that names it
        self.feed(html)
        self.close()
        for form in self.forms:
            _finish(form, self._labels)

    def form_with_button(self, text):
        """Return the form that has a button with this text."""
        return _first((form for form in self.forms if text in form.buttons), f"button {text!r}")

    def link(self, text):
        """Return the address of the first link with this text."""
        return _first((address for address, shown in self.links if shown == text), f"link {text!r}")

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            method = attributes.get("method", "get").lower()
            self._form = Form(attributes.get("action", ""), method)
            self.forms.append(self._form)
        elif tag == "a" and "href" in attributes:
            self._link = [attributes["href"], ""]
        elif tag == "fieldset":
            self._legends.append("")
        elif tag == "legend":
            self._legend = ""
        elif tag == "label":
            self._label = [attributes.get("for"), "", []]
        elif tag == "button":
            self._button = ""
        elif tag == "option" and self._field:
            selected = "selected" in attributes
            self._option = [attributes.get("value"), "", selected]
        elif tag in ("input", "select", "textarea"):
            self._control(tag, attributes)

    def _control(self, tag, attributes):
        if self._form is None:
            return
        group = next((legend for legend in reversed(self._legends) if legend), "")
        control = Field(tag, attributes, group=group)
        self._form.fields.append(control)
        if self._label:
            self._label[2].append(control)
        if tag != "input":
            self._field = control

    def handle_data(self, data):
        if self._option is not None:
            self._option[1] += data
        elif self._field and self._field.tag == "textarea":
            self._field.attributes["value"] = self._field.attributes.get("value", "") + data
        for text in (self._label, self._link):
            if text is not None and self._field is None:
                text[1] += data
        if self._legend is not None:
            self._legend += data
        if self._button is not None:
            self._button += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "a" and self._link:
            self.links.append((self._link[0], _squeezed(self._link[1])))
            self._link = None
        elif tag == "fieldset" and self._legends:
            self._legends.pop()
        elif tag == "legend" and self._legends:
            self._legends[-1] = _squeezed(self._legend or "")
            self._legend = None
        elif tag == "label" and self._label:
            named, text, inside = self._label
            if named:
                self._labels[named] = _squeezed(text)
            for control in inside:
                control.label = _squeezed(text)
            self._label = None
        elif tag == "button" and self._button is not None:
            if self._form:
                self._form.buttons.append(_squeezed(self._button))
            self._button = None
        elif tag == "option" and self._option:
            value, text, selected = self._option
            text = _squeezed(text)
            self._field.options.append([text if value is None else value, text, selected])
            self._option = None
        elif tag in ("select", "textarea"):
            self._field = None


def _first(candidates, what):
    found = next(candidates, None)
    if found is None:
        raise LookupError(f"The page has no {what}.")
    return found


def _squeezed(text):
    return " ".join(text.split())


def _finish(form, labels):
    for control in form.fields:
        control.label = control.label or labels.get(control.attributes.get("id"), "")
        if not control.name or "disabled" in control.attributes or control.kind == "submit":
            continue
        if control.kind in ("radio", "checkbox"):
            if "checked" in control.attributes:
                form.values[control.name] = control.attributes.get("value", "on")
        elif control.tag == "select":
            chosen = [option[0] for option in control.options if option[2]]
            first = [option[0] for option in control.options[:1]]
            if chosen or first:
                form.values[control.name] = (chosen or first)[-1]
        else:
            form.values[control.name] = control.attributes.get("value", "")
