"""`deploy`: the real `sam deploy` of the unchanged template onto the local stack."""

import hashlib
import os
import platform
import shutil
import subprocess
import time
import xml.etree.ElementTree as xml

import aws
import package
import process
import state as states
from places import PACKAGE, PROJECT, SAM_VENV, run_dir
from start import start
from stop import stop

STACK_NAME = "faktura-local"
API_ID = "faktura"  # the emulator's `ms-custom-id`, so that the address is known before the API exists
ARTEFACTS = "faktura-local-artefacts"
SECONDS_MAX = 480
COMPLETE = ("CREATE_COMPLETE", "UPDATE_COMPLETE")
NAMESPACE = {"c": "http://cloudformation.amazonaws.com/doc/2010-05-15/"}


def deploy(name, retry_after=30) -> dict:
    state = _start_over_if_needed(name, states.require_running(name), retry_after)
    state |= {"stack_name": STACK_NAME, "api_url": f"{state['endpoint']}/_aws/execute-api/{API_ID}", "mail_from": "faktura@faktura.example"}
    parameters = {
        "Stage": "local",
        "Architecture": "arm64" if platform.machine().lower() in ("arm64", "aarch64") else "x86_64",
        "MailFrom": state["mail_from"],
        "PublicUrl": state["api_url"],
        "LogRetentionDays": "1",
        "DocumentRetentionDays": "1",
        "RetryAfterSeconds": str(retry_after),
    }
    wanted = hashlib.sha256(f"{package.digest()} {sorted(parameters.items())} {state['instance']}".encode()).hexdigest()
    if state.get("deployed") == wanted and _outputs(state):
        print(f"deploy: nothing changed, {state['api_url']}")
        return state
    state["nested"] = _nested(retry_after)
    states.save(name, state)
    _sam_deploy(name, state, parameters)
    aws.query_call(state, "ses", Action="VerifyEmailIdentity", Version="2010-12-01", EmailAddress=state["mail_from"])
    outputs = _outputs(state)
    if not outputs:
        raise SystemExit(f"sam deploy ended well but there is no complete stack `{STACK_NAME}`.")
    state |= {
        "deployed": wanted,
        "outputs": outputs,
        "table": outputs["TableName"],
        "bucket": outputs["DocumentsBucket"],
        "operator_key_secret": outputs["OperatorKeySecret"],
        "functions": {function: f"{STACK_NAME}-{function}" for function in package.function_names()},
        "queues": {queue: f"{state['endpoint']}/{state['account']}/{STACK_NAME}-{queue}" for queue in _queue_names()},
    }
    states.save(name, state)
    for label, key in (("API", "api_url"), ("table", "table"), ("bucket", "bucket"), ("operator key secret", "operator_key_secret"), ("mail", "mail_url")):
        print(f"deploy: {label}: {state[key]}")
    return state


def _start_over_if_needed(name, state, retry_after) -> dict:
    """The emulator cannot change a nested template that is deployed, nor mend a deploy that failed: begin anew."""
    changed = state.get("nested") not in (None, _nested(retry_after))
    status = _status(state)
    failed = status not in ("", *COMPLETE)
    lost = not status and "deployed" in state
    if not (changed or failed or lost):
        return state
    why = "the emulator was killed and lost its state" if lost else "the last deploy failed" if failed else "a nested template changed, and the emulator cannot update one"
    print(f"deploy: {why}: starting over without the old data")
    stop(name)
    return start(name, auth=state["auth"], fresh=True, ports=state["ports"])


def _nested(retry_after) -> str:
    nested = [(PACKAGE / template).read_bytes() for template in package.TEMPLATES[1:]]
    return hashlib.sha256(b"".join(nested) + str(retry_after).encode()).hexdigest()


def _sam_deploy(name, state, parameters) -> None:
    shutil.copy(PROJECT / "samconfig.toml", PACKAGE)
    _make_bucket(state)
    log = run_dir(name) / "deploy.log"
    command = [str(SAM_VENV / "bin/sam"), "deploy", "--config-env", "local", "--no-progressbar", "--s3-bucket", ARTEFACTS, "--tags", f"ms-custom-id={API_ID}", "--parameter-overrides", *(f"{k}={v}" for k, v in parameters.items())]
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "SAM_")) and not k.lower().endswith("_proxy")}
    environment = kept | {
        "AWS_ACCESS_KEY_ID": states.KEY,
        "AWS_SECRET_ACCESS_KEY": states.KEY,
        "AWS_DEFAULT_REGION": state["region"],
        "AWS_ENDPOINT_URL": state["endpoint"],
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "SAM_CLI_TELEMETRY": "0",
    }
    began = time.monotonic()
    with open(log, "wb") as out:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=environment, cwd=PACKAGE)
        while child.poll() is None:
            elapsed = time.monotonic() - began
            if elapsed > SECONDS_MAX:
                child.terminate()
                raise SystemExit(f"sam deploy did not end within {SECONDS_MAX} s. The end of {log}:\n{process.tail(log)}")
            if int(elapsed) % 5 == 0:
                print(f"deploy: sam deploy … {elapsed:.0f} s, {_created(log)} resources", flush=True)
            try:
                child.wait(1)
            except subprocess.TimeoutExpired:
                pass
    if child.returncode:
        raise SystemExit(f"sam deploy failed. The end of {log}:\n{process.tail(log, 40)}")
    print(f"deploy: sam deploy: done in {time.monotonic() - began:.0f} s, {_created(log)} resources")


def _make_bucket(state) -> None:
    try:
        aws.call(state, "s3", "HEAD", f"/{ARTEFACTS}")
    except aws.AwsError:
        body = f'<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>{state["region"]}</LocationConstraint></CreateBucketConfiguration>'
        aws.call(state, "s3", "PUT", f"/{ARTEFACTS}", body=body.encode())


def _outputs(state) -> dict:
    """The outputs of the deployed stack; empty when it is not there or not whole."""
    if _status(state) not in COMPLETE:
        return {}
    found = _describe(state).iterfind(".//c:Outputs/c:member", NAMESPACE)
    return {output.findtext("c:OutputKey", "", NAMESPACE): output.findtext("c:OutputValue", "", NAMESPACE) for output in found}


def _status(state) -> str:
    """The deployed stack's status; empty when there is none."""
    return _describe(state).findtext(".//c:StackStatus", "", NAMESPACE)


def _describe(state):
    try:
        return xml.fromstring(aws.query_call(state, "cloudformation", Action="DescribeStacks", Version="2010-05-15", StackName=STACK_NAME))
    except aws.AwsError:
        return xml.Element("none")


def _created(log) -> int:
    return log.read_text(errors="replace").count("_COMPLETE")


def _queue_names() -> list[str]:
    return ["render-invoice", "send-mail"] + [f"{verb}-dlq" for verb in ("render-invoice", "send-mail", "relay-events", "remind-overdue", "sweep")]
