"""What can go wrong, as a tree; every error carries a hint that tells a person what to do.

    BylineError
    ├── SourceError            a source that can't be read, or holds no article
    ├── SettingError           a setting that makes no sense
    ├── PortInUse              the web app's port is taken
    ├── ModelError             a language model is missing, can't be reached, or fails
    ├── PromptError            a file in prompts/ is missing, or not what it should be
    ├── BatchError             a line of a batch makes no sense
    └── ArchiveError
        ├── ArchiveEmpty       there is nothing in it yet
        ├── ArchiveBusy        another process owns the archive
        ├── ArchiveFull        the disk is full
        ├── ArchiveDamaged     the catalog can't be read, or was written by a newer Byline
        ├── EncoderMismatch    the archive was made with another encoder
        ├── EncoderMissing     the encoder can't be loaded
        ├── IndexDamaged       a derived index fails; it can be rebuilt from the catalog
        ├── UnknownArticle     no article of that id (or version)
        └── UnknownOutlet      no article from that outlet

"Nothing found" is never an error. Knows nothing of vendors: each seam translates its own.
"""


class BylineError(Exception):
    """A failure a person can do something about. `hint` says what."""

    hint: str = ""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or self.hint


class SourceError(BylineError):
    hint = "check the file"


class SettingError(BylineError):
    hint = "see the settings table in README.md"


class PortInUse(BylineError):
    hint = "stop the other program, or choose another port with --port"


class ArchiveError(BylineError):
    hint = "run `byline doctor`"


class ArchiveEmpty(ArchiveError):
    hint = "put articles in: `byline ingest FILE_OR_FOLDER …`"


class ArchiveBusy(ArchiveError):
    hint = "wait until it is done, stop it, or use another archive with --archive DIR"


class ArchiveFull(ArchiveError):
    hint = "make room on the disk and run the same command again; nothing was lost"


class ArchiveDamaged(ArchiveError):
    pass


class EncoderMismatch(ArchiveError):
    hint = "run `byline doctor --reembed` to embed the archive anew, or set BYLINE_ENCODER back"


class EncoderMissing(ArchiveError):
    hint = "name a folder, or a model that can be downloaded, with BYLINE_ENCODER"


class IndexDamaged(ArchiveError):
    hint = "run `byline doctor` to rebuild it from the catalog"


class UnknownOutlet(ArchiveError):
    pass


class UnknownArticle(ArchiveError):
    hint = "`byline articles` lists what is there"
