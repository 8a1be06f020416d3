"""The parser of the program and of its commands."""

import argparse
from typing import NoReturn, TypeAlias


class Parser(argparse.ArgumentParser):
    """Says what was wrong in one line, not with the whole usage."""

    def error(self, message: str) -> NoReturn:
        """Leave with one line that names the help."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_command(commands: Commands, name: str, about: str, example: str) -> argparse.ArgumentParser:
    """Add a command, described by what it is about and by an example."""
    return commands.add_parser(
        name,
        help=about,
        description=about[0].upper() + about[1:] + ".",
        epilog=f"Example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
