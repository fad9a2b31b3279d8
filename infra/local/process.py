"""Starting and ending processes of our own, and only those: a pid counts with the moment its process began."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

STOP_SECONDS_MAX = 60


def start(command, log, env, cwd) -> dict:
    """Starts `command` apart from this terminal, its output into `log`."""
    with open(log, "wb") as out:
        try:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=env, cwd=cwd, start_new_session=True)
        except FileNotFoundError:
            raise SystemExit(f"{command[0]} is not there: python3 infra/local/stack.py install") from None
    return {"pid": child.pid, "began": _began(child.pid), "log": str(log)}


def is_ours(record) -> bool:
    """Whether the process of `record` still lives, and is not another that was given its pid."""
    return bool(record) and bool(record["began"]) and _began(record["pid"]) == record["began"]


def stop(record) -> bool:
    """Asks the process to end and waits until it has; whether there was one to end."""
    if not is_ours(record):
        return False
    os.kill(record["pid"], signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS_MAX
    while is_ours(record):
        if time.monotonic() > deadline:
            raise SystemExit(f"Process {record['pid']} did not end within {STOP_SECONDS_MAX} s of SIGTERM; its log is {record['log']}.")
        time.sleep(0.05)
    try:
        os.killpg(record["pid"], signal.SIGTERM)  # what it started itself and left behind: the functions
    except ProcessLookupError:
        pass
    return True


def wait_until_answers(url, record, what, seconds_max=60) -> None:
    deadline = time.monotonic() + seconds_max
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            pass
        if not is_ours(record):
            raise SystemExit(f"{what} ended while starting. The end of {record['log']}:\n{tail(record['log'])}")
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} did not answer {url} within {seconds_max} s. The end of {record['log']}:\n{tail(record['log'])}")
        time.sleep(0.1)


def tail(log, lines=25) -> str:
    with open(log, errors="replace") as file:
        return "".join("  | " + line for line in file.readlines()[-lines:])


def free_port(wanted=None) -> int:
    """`wanted` when it is free, else any free port of 127.0.0.1."""
    for port in [wanted, 0] if wanted else [0]:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return probe.getsockname()[1]
            except (OSError, OverflowError):
                continue
    raise SystemExit("No free port on 127.0.0.1.")


def _began(pid) -> str:
    """When the process of `pid` began, or nothing when there is none (or only its shell: a zombie)."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass  # started by an earlier verb
    answer = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    status, _, began = answer.stdout.strip().partition(" ")
    return "" if status.startswith("Z") else began.strip()
