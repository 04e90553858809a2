"""Deploys the template to MiniStack and tells the stories there. Run by .ci/legs/ministack; see README.md."""
import concurrent.futures
import pathlib
import signal
import sys
import time
import traceback
import urllib.parse

import differences
import stories
from backend import Api
from bus import Bus
from post_office import PostOffice
from standin import STAGE, StandIn
from wire import Wire
from world import World

BEGAN = time.monotonic()


def main(folder):
    # Whoever stops this stops what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    root = pathlib.Path(__file__).resolve().parents[2]
    post_office, standin = PostOffice(folder), StandIn(folder, root)
    wire = Wire(standin.port)
    try:
        standin.start(wire.url, post_office.certificate)
        outputs = standin.deploy(post_office.port)
        said("deployed")
        failed = told(world(standin, wire, post_office, outputs))
    finally:
        standin.stop()
        wire.close()
        post_office.close()
    print("\nWhat MiniStack cannot do, and where that is tested instead:")
    for limit, test in differences.tested_elsewhere():
        print(f"- {limit}\n  -> {test}")
    if failed:
        sys.exit(f"{len(failed)} of the stories on MiniStack failed: {', '.join(sorted(failed))}")


def world(standin, wire, post_office, outputs):
    api = Api(urllib.parse.urlparse(outputs["Url"]).netloc, standin.port)
    api.wake()
    said("awake")
    operator_key = standin.client("secretsmanager").get_secret_value(SecretId=outputs["OperatorKey"])["SecretString"]
    return World(standin, wire, post_office, Bus(standin, outputs["Bus"]), api, operator_key, outputs)


def told(world):
    """The stories that failed. The first one alone, since every process it needs starts for it."""
    failed = []
    with concurrent.futures.ThreadPoolExecutor(16) as side_by_side:
        for story in stories.FIRST:
            tell(world, story, failed)
        if failed:
            return failed
        running = [side_by_side.submit(tell, world, story, failed) for story in stories.SLOW]
        for story in stories.ONE_BY_ONE:
            tell(world, story, failed)
        running += [side_by_side.submit(tell, world, story, failed) for story in stories.SIDE_BY_SIDE]
        concurrent.futures.wait(running)
    for story in stories.LAST:
        tell(world, story, failed)
    return failed


def tell(world, story, failed):
    name = story.__name__.replace("_", " ")
    began = time.monotonic()
    try:
        story(world)
        said(f"holds   {name} ({time.monotonic() - began:.0f} s)")
    except Exception:
        failed.append(name)
        said(f"FAILS   {name}\n{traceback.format_exc()}")


def said(line):
    print(f"{time.monotonic() - BEGAN:4.0f} s  {line}", flush=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
