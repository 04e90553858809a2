#!/usr/bin/env python3
"""What a million of each kind of reply costs on AWS.

Counted, not guessed: the calls of each function (functions/calls.json, held by a test), the transitions of an execution
(infra/engines/cases, held by two engines). Priced by prices.json.

    infra/costs/costs.py            prints the table
    infra/costs/costs.py --check    fails if infra/README.md shows another one
    infra/costs/costs.py --write    puts it there
"""
import json
import re
import sys
from collections import Counter
from pathlib import Path

INFRA = Path(__file__).resolve().parent.parent
README = INFRA / "README.md"
BEGIN, END = "<!-- costs -->", "<!-- /costs -->"

# What happens, as often as it happens for one reply: the paths of calls.json, calls from outside, the case of follow-up
# (Standard, each state a transition) and how often tell runs (Express, states are free).
STORIES = [
    ("a beat", {"a beat": 1}, 1, None, 0),
    (
        "seen in the chat",
        {"a reply is accepted": 1, "a reply to a customer who is here": 1, "a reply is read": 1},
        2,
        None,
        0,
    ),
    (
        "pushed and acknowledged",
        {
            "a reply is accepted": 1,
            "a reply to a customer who has left": 1,
            "a push to one device": 1,
            "a device acknowledges in time": 1,
            "a push is announced": 3,
            "the outcome is announced": 1,
        },
        2,
        "push received",
        0,
    ),
    (
        "no device: text and email",
        {
            "a reply is accepted": 1,
            "a reply to a customer who has left": 1,
            "a claim": 1,
            "a text, first to end": 1,
            "an email, last to end": 1,
            "a push is announced": 4,
            "the outcome of a claim is announced": 1,
        },
        1,
        None,
        1,
    ),
    (
        "no device: AlimTalk and email",
        {
            "a reply is accepted": 1,
            "a reply to a customer who has left": 1,
            "a claim": 1,
            "an AlimTalk": 1,
            "an email, last to end": 1,
            "an AlimTalk arrives": 1,
            "a messenger's minute that nobody needs": 1,
            "a push is announced": 4,
            "the outcome of a claim is announced": 1,
        },
        2,
        None,
        1,
    ),
    (
        "pushed, no answer, then text and email",
        {
            "a reply is accepted": 1,
            "a reply to a customer who has left": 1,
            "a push to one device": 1,
            "a claim": 1,
            "a text, first to end": 1,
            "an email, last to end": 1,
            "a push is announced": 6,
            "the outcome of a claim is announced": 1,
        },
        1,
        "push not acknowledged",
        1,
    ),
]

GROUPS = ["API", "Lambda", "DynamoDB", "workflow", "queue and bus", "push", "mail", "keys", "logs", "storage"]
# Who seals or opens what is personal, and has a workspace's data key unwrapped for it.
SEALING = {"replies", "customers", "connect", "inbound", "links", "push", "messenger", "xms", "email"}
# What is told of the workflow alone: who acknowledges, and who is texted and mailed.
ACKNOWLEDGED, SILENT = 0.8, 0.2
# A month of a shop: 100 chats a day with five replies each, and customers who stay a quarter of an hour.
SHOP = {"seen in the chat": 0.7, "pushed and acknowledged": 0.2, "pushed, no answer, then text and email": 0.1}
SHOP_REPLIES, SHOP_HOURS = 100 * 30 * 5, 100 * 30 / 4

CARRIERS = {"number", "mail"}


def load(path):
    return json.loads((INFRA.parent / path).read_text())


class Costs:
    def __init__(self):
        prices = load("infra/costs/prices.json")
        self.checked = prices["checked"]
        self.region = prices["region"]
        self.million = {name: p["price"] / 1e6 for name, p in prices["per million"].items()}
        self.logs = prices["per gigabyte"]["logs"]["price"] / 1e9
        self.out = prices["per gigabyte"]["out"]["price"] / 1e9
        self.kept = sum(p["price"] for p in prices["per gigabyte and month"].values()) / 1e6
        self.monthly = {name: p["price"] for name, p in prices["a month"].items()}
        self.express = prices["per gigabyte-second"]["express memory"]["price"]
        self.memory = prices["per gigabyte-second"]["lambda memory"]["price"]
        self.assumed = {name: a["value"] for name, a in prices["assumed"].items()}
        self.paths = {p["path"]: p for p in load("functions/calls.json")["paths"]}
        self.cases = load("infra/engines/cases/follow-up.json")

    def of_one(self, story):
        name, paths, outside, case, told = story
        dollars = Counter({"API": outside * (self.million["api calls"] + self.assumed["bytes out of an API call"] * self.out)})
        dollars["logs"] = outside * self.assumed["log bytes of an API call"] * self.logs
        if name != "a beat":
            dollars["storage"] = self.assumed["kilobytes kept of a reply"] * self.assumed["months kept"] * self.kept
        for path, times in paths.items():
            for group, price in self.invocation(self.paths[path]).items():
                dollars[group] += times * price
        if case:
            dollars["workflow"] += transitions(self.cases[case]) * self.million["state transitions"]
        dollars["workflow"] += told * self.telling()
        return dollars

    def telling(self):
        """One execution of tell, with what it keeps in memory."""
        return self.million["express starts"] + self.assumed["gigabyte-seconds of telling"] * self.express

    def invocation(self, path):
        """One call of a function: itself, what it waits for, what it asks."""
        dollars = Counter()
        waiting = self.assumed["seconds of a function itself"]
        for call in path["calls"]:
            count = call["count"]
            carrier = call["on"] in CARRIERS
            waiting += count * self.assumed[f"seconds of waiting for {'a carrier' if carrier else 'an AWS call'}"]
            for group, price in self.call(call).items():
                dollars[group] += count * price
        if path["function"] in SEALING:
            unwrapped = self.assumed["data keys unwrapped in a call that seals or opens"]
            waiting += unwrapped * self.assumed["seconds of waiting for an AWS call"]
            dollars["keys"] += unwrapped * self.million["key requests"]
        dollars["Lambda"] += self.million["lambda requests"]
        small = " of presence" if path["function"] == "presence" else ""
        dollars["Lambda"] += waiting * self.assumed[f"gigabytes of memory{small}"] * self.memory
        dollars["logs"] += self.assumed["log bytes of an invocation"] * self.logs
        return dollars

    def call(self, call):
        service, _, name = call["call"].partition(":")
        if service == "dynamodb":
            return {"DynamoDB": self.dynamodb(name, call)}
        if service == "sqs":
            # Sent, received, deleted.
            return {"queue and bus": 3 * self.million["queue requests"]}
        if service == "events":
            return {"queue and bus": self.million["bus events"]}
        if call["call"] == "sns:Publish" and call["on"] == "device":
            return {"push": self.million["pushes"]}
        if service == "smtp":
            return {"mail": self.million["mails"]}
        # Answers to tokens and starts cost nothing of their own; a text is its carrier's to price.
        return {}

    def dynamodb(self, name, call):
        """A write of the table followup moves an entry of an index, too, and some are of more than 1 KB."""
        indexed = 1 if call["on"] == "followup" else 0
        size = self.assumed["write units of a write to followup"] if indexed else 1
        parts = sum(call.get("parts", {}).values())
        if name == "TransactWriteItems":
            return parts * (2 + indexed) * size * self.million["dynamodb writes"]
        if name in ("PutItem", "UpdateItem", "DeleteItem"):
            return (1 + indexed) * size * self.million["dynamodb writes"]
        reads = parts if name == "BatchGetItem" else 1
        return reads * (1 if call.get("consistent") else 0.5) * self.million["dynamodb reads"]


    def following_up(self, texted):
        """The workflow of a follow-up, and the messages and calls by which it waits."""
        acknowledged, silent = (
            sum(self.of_one(story)["workflow"] for story in STORIES if story[0] == name)
            for name in ("pushed and acknowledged", "pushed, no answer, then text and email")
        )
        waiting = 0
        if texted == "AlimTalk":
            waiting = 3 * self.million["queue requests"] + sum(self.invocation(self.paths["a messenger's minute that nobody needs"]).values())
        return ACKNOWLEDGED * acknowledged + SILENT * (silent + waiting)

    def online(self):
        """An hour of a customer online."""
        return 3600 / self.assumed["seconds between beats"] * sum(self.of_one(STORIES[0]).values())

    def by_itself(self):
        """A month in which nobody writes."""
        template = (INFRA / "template.yaml").read_text()
        alarms = [alarm for alarm in re.findall(r"^  \w+:\n    Type: AWS::CloudWatch::Alarm\n(?:    .*\n)+", template, re.MULTILINE)
                  if "Condition: TriesItself" not in alarm and "Condition: GivesMailFeedback" not in alarm]
        watched = sum(max(1, alarm.count("MetricStat:")) for alarm in alarms)
        sweeps = 30 * 24 * 60
        polled = len(re.findall(r"^          Type: SQS\n          Properties:\n", template, re.MULTILINE))
        return (watched * self.monthly["alarm metric"] + self.monthly["dashboard"] + self.monthly["custom metric"]
                + 2 * self.monthly["secret"] + self.monthly["key"] + polled * self.assumed["idle polls of a queue a month"] * self.million["queue requests"]
                + sweeps * (self.million["lambda requests"] + 16 * 0.5 * self.million["dynamodb reads"]
                            + 0.1 * self.assumed["gigabytes of memory"] * self.memory)), watched

    def shop(self):
        replies = sum(share * sum(self.of_one(story).values()) for story in STORIES for name, share in SHOP.items() if story[0] == name)
        return SHOP_REPLIES * replies + SHOP_HOURS * self.online()


def transitions(case):
    """The states that an execution enters, in all branches."""
    return sum(len(branch) for branch in case["expect"]["path"].values())


def table():
    costs = Costs()
    lines = [
        f"US dollars for a million, list prices of {costs.region} as of {costs.checked}, native functions, texts not counted:",
        "",
        "| a million of | all | " + " | ".join(GROUPS) + " |",
        "| --- |" + " ---: |" * (len(GROUPS) + 1),
    ]
    for story in STORIES:
        dollars = costs.of_one(story)
        cells = [money(sum(dollars.values()))] + [money(dollars[group]) for group in GROUPS]
        lines.append(f"| {story[0]} | " + " | ".join(cells) + " |")
    idle, watched = costs.by_itself()
    plain, messenger = (1e6 * costs.following_up(way) for way in ("SMS", "AlimTalk"))
    texts = SHOP_REPLIES * SHOP["pushed, no answer, then text and email"]
    lines += [
        "",
        f"- Of it the workflow of a million follow-ups, {ACKNOWLEDGED:.0%} acknowledged by a phone and {SILENT:.0%} texted and mailed, "
        f"with the messages and calls by which it waits: {plain:.2f} dollars; {messenger:.2f} where the text is an AlimTalk.",
        f"- By itself, in a month in which nobody writes: {idle:.2f} dollars, of it {watched} metrics that alarms watch and the dashboard.",
        f"- A million customer-hours online, a beat every {costs.assumed['seconds between beats']} s: {costs.online() * 1e6:.0f} dollars.",
        f"- A shop with 100 chats a day, five replies each, of which {SHOP['seen in the chat']:.0%} are seen in the chat, "
        f"{SHOP['pushed and acknowledged']:.0%} acknowledged by a phone and {SHOP['pushed, no answer, then text and email']:.0%} "
        f"texted and mailed: {costs.shop():.2f} dollars a month beside that, and {texts * costs.assumed['KRW of a text']:,.0f} KRW for {texts:,.0f} texts.",
    ]
    return "\n".join(lines)


def money(dollars):
    million = dollars * 1e6
    return "–" if million == 0 else f"{million:.2f}"


def main(arguments):
    if not arguments:
        print(table())
        return 0
    before, _, rest = README.read_text().partition(BEGIN)
    shown, _, after = rest.partition(END)
    if arguments == ["--write"]:
        README.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}")
        return 0
    if arguments == ["--check"]:
        if shown.strip() != table():
            print("costs: infra/README.md shows another table: infra/costs/costs.py --write")
            return 1
        return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
