"""python -m plasma_research"""

import os
import signal
import sys
import threading

from plasma_research.documents import InvalidDocument
from plasma_research.http_server import ResearchServer
from plasma_research.load_documents import load_documents
from plasma_research.service import ResearchService
from plasma_research.settings import InvalidSetting, Settings, read_settings


def main() -> int:
    try:
        settings = read_settings(os.environ)
        service = ResearchService()
        with ResearchServer((settings.host, settings.port), service) as server:
            _serve(server, settings)
    except (InvalidDocument, InvalidSetting, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _serve(server: ResearchServer, settings: Settings) -> None:
    """Answers health checks while the documents are loaded; stops on SIGTERM and SIGINT."""
    for number in (signal.SIGTERM, signal.SIGINT):
        # shutdown() waits for serve_forever(), so it can not be called from a thread it waits for.
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        if settings.documents is not None:
            for document in load_documents(settings.documents):
                server.service.index.put(document)
        server.service.is_ready = True
    except BaseException:
        server.shutdown()
        raise
    finally:
        serving.join()


if __name__ == "__main__":
    sys.exit(main())
