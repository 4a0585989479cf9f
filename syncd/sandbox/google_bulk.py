"""Drives of any size, the same for the same seed: for benchmarks, and for tests that need many pages."""

import random
from datetime import timedelta

from syncd.sandbox.bulk import ANSWERS, OPENINGS, THINGS
from syncd.sandbox.google_drive import GoogleDrive


def google(
    drive: GoogleDrive,
    *,
    files: int = 1000,
    comments: int = 3,
    replies: int = 1,
    folders: int = 10,
    people: int = 20,
    days: int = 25,
    seed: int = 0,
) -> list[str]:
    """Fills folders with documents of the last ``days``, each with comments that have replies; gives their ids.

    The folders are shared with those whose credentials the sandbox gives out. Every third thread is resolved.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    span = timedelta(days=days)
    start = drive.clock.now() - span
    everybody = [
        drive.person(f"Person {number}", f"person{number}@{'acme' if number % 2 else 'partner'}.test")
        for number in range(people)
    ]
    inside = [drive.folder(f"Folder {number}", owner=everybody[0], at=start) for number in range(folders)]
    made = []
    for number in range(files):
        at = start + span * (number / max(files, 1))
        made.append(drive.file(f"Document {number}", parent=inside[number % folders], at=at))
        for thread in range(comments):
            at += timedelta(minutes=1)
            words = chance.choice(OPENINGS).format(thing=chance.choice(THINGS))
            comment = drive.comment(made[-1], chance.choice(everybody), words, quoted=chance.choice(THINGS), at=at)
            for _ in range(replies):
                at += timedelta(minutes=1)
                drive.reply(made[-1], comment, chance.choice(everybody), chance.choice(ANSWERS), at=at)
            if (number + thread) % 3 == 0:
                drive.reply(made[-1], comment, chance.choice(everybody), action="resolve", at=at)
    return made
