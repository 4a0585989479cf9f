"""What system stories say: localised and not stable, as the vendor warns; only ``resource_subtype`` is.

Subtypes: https://developers.asana.com/reference/stories and the subtypes that others met in real answers.
"""

WORDS = {
    "en": {
        "assigned": "assigned to {}",
        "unassigned": "removed the assignee",
        "marked_complete": "marked this task complete",
        "marked_incomplete": "marked this task incomplete",
        "due_date_changed": "changed the due date to {}",
        "added_to_project": "added to {}",
        "removed_from_project": "removed from {}",
        "section_changed": "moved this task from {} to {}",
        "name_changed": "changed the name to {}",
        "notes_changed": "changed the description",
        "follower_added": "added {} as a collaborator",
        "due_today": "this task is due today",
    },
    "de": {
        "assigned": "hat {} zugewiesen",
        "unassigned": "hat die Zuweisung entfernt",
        "marked_complete": "hat diese Aufgabe als erledigt markiert",
        "marked_incomplete": "hat diese Aufgabe als nicht erledigt markiert",
        "due_date_changed": "hat das Fälligkeitsdatum auf {} geändert",
        "added_to_project": "zu {} hinzugefügt",
        "removed_from_project": "aus {} entfernt",
        "section_changed": "hat diese Aufgabe von {} nach {} verschoben",
        "name_changed": "hat den Namen in {} geändert",
        "notes_changed": "hat die Beschreibung geändert",
        "follower_added": "hat {} als Mitwirkende*n hinzugefügt",
        "due_today": "diese Aufgabe ist heute fällig",
    },
}


def told(subtype: str, about: tuple[str, ...], language: str) -> str:
    """The words of a system story; a new subtype of the vendor's, not known here, tells only its names."""
    pattern = WORDS[language].get(subtype, "{}")
    return pattern.format(*about) if about or "{}" not in pattern else subtype
