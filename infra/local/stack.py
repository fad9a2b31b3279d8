#!/usr/bin/env python3
"""Faktura's AWS on one machine: `stack.py install | start | package | deploy | up | logs | status | stop`, see README.md."""

import argparse
from pathlib import Path

from places import PROJECT


def main() -> None:
    asked = _arguments()
    match asked.verb:
        case "install":
            from install import install

            install()
        case "start":
            from start import start

            start(asked.name, asked.auth, asked.fresh, {"aws": asked.port, "mail": asked.mail_port, "smtp": asked.smtp_port})
        case "package":
            from package import package

            package(asked.binaries)
        case "deploy":
            from deploy import deploy

            deploy(asked.name, asked.retry_after)
        case "up":
            from deploy import deploy
            from install import install
            from package import package
            from start import start

            install()
            package(asked.binaries)
            start(asked.name, asked.auth, asked.fresh, {"aws": asked.port, "mail": asked.mail_port, "smtp": asked.smtp_port})
            deploy(asked.name, asked.retry_after)
        case "logs":
            from logs import logs

            logs(asked.name, asked.function)
        case "status":
            from status import status

            status(asked.name)
        case "stop":
            from stop import stop

            stop(asked.name)


def _arguments():
    parser = argparse.ArgumentParser(prog="stack.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    named = argparse.ArgumentParser(add_help=False)
    named.add_argument("--name", default="demo", help="which stack (default: demo)")
    starting = argparse.ArgumentParser(add_help=False)
    starting.add_argument("--auth", action="store_true", help="enforce every function's IAM role")
    starting.add_argument("--fresh", action="store_true", help="forget what this stack persisted")
    starting.add_argument("--port", type=int, help="AWS; default: the last one, or a free one")
    starting.add_argument("--mail-port", type=int, help="the mail page")
    starting.add_argument("--smtp-port", type=int)
    packing = argparse.ArgumentParser(add_help=False)
    packing.add_argument("--binaries", type=Path, default=PROJECT / "target/debug", help="where the function binaries are")
    deploying = argparse.ArgumentParser(add_help=False)
    deploying.add_argument("--retry-after", type=int, default=30, help="seconds until a failed message is tried again (AWS: 180)")
    verbs.add_parser("install", help="the tools, pinned, under .local/")
    verbs.add_parser("start", parents=[named, starting], help="the emulator and the mail page")
    verbs.add_parser("package", parents=[packing], help="function binaries into zips")
    verbs.add_parser("deploy", parents=[named, deploying], help="sam deploy")
    verbs.add_parser("up", parents=[named, starting, packing, deploying], help="install, package, start, deploy")
    verbs.add_parser("logs", parents=[named], help="what the functions wrote").add_argument("function", nargs="?", help="only this one")
    verbs.add_parser("status", parents=[named], help="addresses, dead letters, waiting messages")
    verbs.add_parser("stop", parents=[named], help="end both; state is kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
