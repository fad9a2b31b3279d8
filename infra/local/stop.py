"""`stop`: ends what `start` started, by its pid, and waits until the emulator has written its state."""

import process
import state as states


def stop(name) -> None:
    state = states.load(name)
    ended = [process.stop(state.get("processes", {}).get(part)) for part in ("aws", "mail")]
    if state:
        state["processes"] = {}
        states.save(name, state)
    print(f"stop: `{name}` " + ("stopped; its state is kept" if any(ended) else "was not running"))
