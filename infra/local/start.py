"""`start`: the emulator and the mail page of one named stack, on 127.0.0.1."""

import json
import os
import shutil
import uuid

import process
import state as states
from places import NPM, STACK_VENV, run_dir

USUAL_PORTS = {"demo": {"aws": 4566, "mail": 1080, "smtp": 1025}}  # other stacks take free ones


def start(name, auth=False, fresh=False, ports=None) -> dict:
    home, state = run_dir(name), states.load(name)
    if process.is_ours(state.get("processes", {}).get("aws")):
        print(f"start: `{name}` is already running at {state['endpoint']}, mail at {state['mail_url']}")
        return state
    process.stop(state.get("processes", {}).get("mail"))
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
        state = {}
    for part in ("aws", "s3", "mail", "tmp"):
        (home / part).mkdir(parents=True, exist_ok=True)

    # Ports are kept from one start to the next, so that links in mails sent before still open.
    wanted = {**USUAL_PORTS.get(name, {}), **state.get("ports", {}), **{k: v for k, v in (ports or {}).items() if v}}
    taken = {part: process.free_port(wanted.get(part)) for part in ("aws", "mail", "smtp")}
    endpoint, mail_url = f"http://127.0.0.1:{taken['aws']}", f"http://127.0.0.1:{taken['mail']}"
    state |= {"name": name, "auth": auth, "ports": taken, "endpoint": endpoint, "mail_url": mail_url, "region": states.REGION, "account": states.ACCOUNT, "access_key": states.KEY, "secret_key": states.KEY}
    state.setdefault("instance", uuid.uuid4().hex)
    state["processes"] = {}

    _forget_stream_positions(home)
    try:
        _start_both(name, home, state)
    except BaseException:
        for record in state["processes"].values():
            process.stop(record)
        raise
    print(f"start: `{name}` runs at {endpoint}, mail at {mail_url}")
    return state


def _forget_stream_positions(home) -> None:
    """The emulator persists how far a stream was read but not the stream, and would skip as many new records as it had
    read old ones."""
    file = home / "aws/lambda.json"
    if file.exists():
        kept = json.loads(file.read_text())
        kept["payload"].pop("dynamodb_stream_positions", None)
        file.write_text(json.dumps(kept))


def _start_both(name, home, state) -> None:
    state["processes"]["mail"] = process.start(
        ["node", str(NPM / "node_modules/maildev/dist/bin/maildev.js"), "--ip", "127.0.0.1", "--smtp", str(state["ports"]["smtp"]), "--web-ip", "127.0.0.1", "--web", str(state["ports"]["mail"]), "--mail-directory", str(home / "mail"), "--silent"],
        home / "mail.log", _clean_environment(), home)
    states.save(name, state)
    state["processes"]["aws"] = process.start([str(STACK_VENV / "bin/ministack")], home / "aws.log", _emulator_environment(home, state), home)
    states.save(name, state)
    process.wait_until_answers(f"{state['mail_url']}/api/healthz", state["processes"]["mail"], "The mail page (maildev)")
    process.wait_until_answers(f"{state['endpoint']}/_ministack/health", state["processes"]["aws"], "The AWS emulator (ministack)")


def _clean_environment() -> dict:
    """Ours without anything that could lead elsewhere: AWS settings and proxies of the user's shell."""
    foreign = ("AWS_", "MINISTACK_", "LOCALSTACK_", "LAMBDA_", "MAILDEV_", "SAM_")
    return {k: v for k, v in os.environ.items() if not k.startswith(foreign) and not k.lower().endswith("_proxy")}


def _emulator_environment(home, state) -> dict:
    return _clean_environment() | {
        "AUTH": "true" if state["auth"] else "false",
        "AWS_ENDPOINT_URL": state["endpoint"],  # the functions inherit it
        "BIND_HOST": "127.0.0.1",
        "DOCKER_HOST": f"unix://{home}/no-docker",  # it would otherwise tidy up containers that are not ours
        "GATEWAY_PORT": str(state["ports"]["aws"]),
        "IOT_MTLS_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
        "MINISTACK_HOST": "127.0.0.1",
        "MINISTACK_REGION": state["region"],
        "PERSIST_STATE": "1",
        "S3_DATA_DIR": str(home / "s3"),
        "S3_PERSIST": "1",
        "SFTP_ENABLED": "0",
        "SMTP_HOST": f"127.0.0.1:{state['ports']['smtp']}",
        "STATE_DIR": str(home / "aws"),
        "TMPDIR": str(home / "tmp"),
    }
