"""What must go well on a deployment. Each story has its own customer, so that all can be told side by side."""
import datetime
import pathlib
import sys

import differences
from backend import TEXT, fresh

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "smoke"))
import smoke  # noqa: E402  It is a folder beside this one.

# The wait for a receipt, and as much again for a busy machine.
PAST_THE_RECEIPT_WAIT = 10


# As the decision record has them.
ALL_ACCEPTED = {"PUSH": "accepted", "TEXT": "accepted", "EMAIL": "accepted"}


def acknowledge(world, customer):
    """As the app on the device would: with the proof that the push carried, and no other credential."""
    push = world.pushes(customer)[0]
    world.workspace.api.call("POST", "/v1/receipts/push", {
        "deliveryId": push["deliveryId"], "proof": push["proof"], "kind": "received"}, expect=204)


# ------------------------------------------------------------------------------------------ without any accident

def a_push_without_receipt_is_followed_by_one_text_and_one_mail(world):
    customer = world.customer(device=True)

    reply = customer.reply()
    world.eventually((1, 1), lambda: world.told(customer), within=200)

    assert len(world.pushes(customer)) == 1
    acknowledge(world, customer)
    world.eventually("REACHED", lambda: world.outcome(customer, reply))
    assert [r["late"] for r in customer.record(reply)["deliveries"][0]["receipts"]][-1:] == [True]
    world.eventually(ALL_ACCEPTED, lambda: world.deliveries(customer, reply))
    world.eventually(["REACHED"], lambda: world.settled(customer, reply))


def a_push_with_a_receipt_is_the_end_of_it(world):
    customer = world.customer(device=True)

    reply = customer.reply()
    world.eventually(1, lambda: len(world.pushes(customer)))
    acknowledge(world, customer)

    assert world.outcome(customer, reply) == "REACHED"
    world.eventually(["SUCCEEDED"], lambda: world.executions(customer))
    world.still((0, 0), lambda: world.told(customer), after=PAST_THE_RECEIPT_WAIT)
    assert len(world.pushes(customer)) == 1


def who_has_no_device_is_texted_and_mailed_at_once(world):
    customer = world.customer()

    reply = customer.reply()

    world.eventually((1, 1), lambda: world.told(customer))
    world.eventually("REACHED", lambda: world.outcome(customer, reply))


def who_is_here_is_told_when_they_leave(world):
    customer = world.customer()
    customer.beat()

    reply = customer.reply()
    world.eventually(["watched"], lambda: world.steps(customer, reply)[-1:])
    assert world.told(customer) == (0, 0)
    customer.leave()

    world.eventually((1, 1), lambda: world.told(customer))
    world.eventually(1, lambda: len(world.bus.told("customer-went-offline", customerId=customer.id)))


def who_is_here_is_told_when_their_lease_ends(world):
    customer = world.impatient.customer()
    until = datetime.datetime.fromisoformat(customer.beat()["until"])

    customer.reply()

    just_before = until - datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=2)
    world.still((0, 0), lambda: world.told(customer), after=max(0, just_before.total_seconds()))
    world.eventually((1, 1), lambda: world.told(customer))


def what_the_last_release_has_begun_ends_by_itself_and_tells_once(world):
    customer = world.customer()

    reply = customer.reply()
    world.begun_by_the_last_release(customer, reply)

    world.eventually((1, 1), lambda: world.told(customer))
    world.eventually(["SUCCEEDED"], lambda: world.executions(customer, world.workflow_before))
    world.still((1, 1), lambda: world.told(customer), after=5)
    assert world.outcome(customer, reply) == "REACHED"


# ------------------------------------------------------------------------- a function's process dies in the middle

def a_reply_whose_acceptance_died_unanswered_is_posted_again_and_told_once(world):
    customer, reply = world.customer(), fresh("r")
    held = world.wire.hold("TransactWriteItems", [reply], after=True)

    with world.meanwhile(held.kill_caller):
        customer.reply(reply, expect=502)
    customer.reply(reply)

    world.eventually((1, 1), lambda: world.told(customer))
    world.still((1, 1), lambda: world.told(customer), after=5)


def a_dispatch_that_died_before_the_workflow_began_is_retried_by_the_stream(world):
    customer = world.customer()
    held = world.wire.hold("StartExecution", [customer.id], after=False)

    customer.reply()
    held.kill_caller()

    world.eventually((1, 1), lambda: world.told(customer))


def a_dispatch_that_died_after_the_workflow_began_begins_no_other(world):
    customer = world.customer(device=True)
    held = world.wire.hold("StartExecution", [customer.id], after=True)

    customer.reply()
    held.kill_caller()

    world.eventually((1, 1), lambda: world.told(customer))
    world.still((1, 1), lambda: world.told(customer), after=5)
    assert len(world.executions(customer)) == 1
    assert len(world.pushes(customer)) == 1


def a_dispatch_that_died_after_the_telling_began_tells_once(world):
    customer = world.customer()
    held = world.wire.hold("StartExecution", [customer.id], after=True)

    customer.reply()
    held.kill_caller()

    world.eventually((1, 1), lambda: world.told(customer))
    world.still((1, 1), lambda: world.told(customer), after=5)


def an_announcement_that_died_is_made_after_all(world):
    customer = world.customer()
    reply = fresh("r")
    held = world.wire.hold("PutEvents", [reply, "follow-up-settled"], after=False)

    customer.reply(reply)
    held.kill_caller()

    world.eventually(["REACHED"], lambda: world.settled(customer, reply))


def a_look_again_that_died_with_its_claim_finds_it_again(world):
    customer = world.customer()
    held = world.wire.hold("TransactWriteItems", [customer.id, "claim:"], after=True)

    customer.reply()
    held.kill_caller()

    world.eventually((1, 1), lambda: world.told(customer))
    world.still((1, 1), lambda: world.told(customer), after=5)


def a_push_that_died_once_it_was_taken_is_not_pushed_again(world):
    customer = world.customer(device=True)
    held = world.wire.hold("Publish", [customer.chat], after=True)

    customer.reply()
    held.kill_caller()

    world.eventually((1, 1), lambda: world.told(customer))
    assert len(world.pushes(customer)) == 1


def a_text_that_died_once_it_was_taken_is_not_sent_again(world):
    customer = world.customer()
    held = world.wire.hold("Publish", [customer.phone[1:]], after=True)

    reply = customer.reply()
    held.kill_caller()

    world.eventually("unknown", lambda: world.deliveries(customer, reply).get("TEXT"), within=150)
    assert world.told(customer) == (1, 1)
    assert world.outcome(customer, reply) == "REACHED"


def a_mail_that_died_once_it_was_taken_is_not_sent_again(world):
    customer = world.customer()
    held = world.post_office.hold(customer.email)

    reply = customer.reply()
    held.kill_caller()

    world.eventually("unknown", lambda: world.deliveries(customer, reply).get("EMAIL"), within=150)
    assert world.told(customer) == (1, 1)
    assert world.outcome(customer, reply) == "REACHED"


# -------------------------------------------------------------------------------- whatever woke it is lost: the sweep

def a_workflow_that_was_stopped_is_begun_again_by_the_sweep(world):
    customer = world.customer(device=True)

    customer.reply()
    world.eventually(1, lambda: len(world.pushes(customer)))
    world.stop_execution(customer)

    world.eventually((1, 1), lambda: world.told(customer), within=240)
    assert len(world.pushes(customer)) == 1


# ------------------------------------------------------------------------------------------------------- day two

def what_is_tried_after_a_deployment_is_right(world):
    wrong = []
    smoke.smoke(Outside(world.api, world.operator_key), world.standin.client("lambda"), world.outputs["PushFunction"],
                told=lambda line: wrong.append(line) if line.startswith("WRONG") else None)
    assert wrong == []


def a_changed_parameter_and_a_changed_secret_are_what_is_called_and_a_restored_table_tells_what_was_open(world):
    customer = world.customer(device=True)
    customer.reply()
    world.eventually(1, lambda: len(world.pushes(customer)))
    world.stop_execution(customer)
    world.standin.client("secretsmanager").put_secret_value(SecretId=world.outputs["OperatorKey"], SecretString="of-day-two")

    name, stream = differences.restored(world.standin.client("dynamodb"), world.outputs["FollowupTable"], "-2")
    world.standin.deploy_again("MailDomain=changed.example", "FollowupTableName=followup-2", f"FollowupStreamArn={stream}")

    world.api.wake()
    for key, status in ((world.operator_key, 401), ("of-day-two", 201)):
        assert world.api.call("POST", "/v1/workspaces", {"id": fresh("w"), "name": "Hanok Tea"}, key)[0] == status
    # Contact, devices and the open reply are those that were restored; nobody but the sweep knows of it any more.
    world.eventually((1, 1), lambda: world.told(customer), within=300)
    assert world.mails(customer)[0]["From"].endswith("@changed.example>"), world.mails(customer)[0]["From"]
    assert world.standin.client("dynamodb").describe_table(TableName=world.outputs["FollowupTable"])["Table"], "kept"
    another = world.customer()
    another.reply()
    world.eventually((1, 1), lambda: world.told(another))


class Outside(smoke.Api):
    """The deployed API, without asking a name server for it."""

    def __init__(self, api, operator_key):
        super().__init__("", operator_key)
        self._api = api

    def call(self, method, path, body=None, key=None):
        return self._api.call(method, path, body, key or self.operator_key)


# ------------------------------------------------------------------------------------------------ when all is told

def nothing_was_given_up(world):
    """Whatever died was mended by what woke it or by the sweep: no dead letters, no execution that failed."""
    assert world.dead_letters() == {}
    assert world.executions_that_failed() == []


def nothing_of_a_customer_passed_through_machines_queues_or_bus(world):
    """Invariant 7, over all that was told here."""
    passed = world.passed_on()
    assert any("nudgeSeconds" in body for body in passed), "no telling was seen"
    theirs = [TEXT] + [mark for customer in world.customers for mark in (customer.phone[3:], customer.email)]
    leaks = [body for body in passed if any(mark in body for mark in theirs)]
    assert not leaks, leaks[0]


# Streams go on only when the call at hand is over, so whoever holds one stops the others' replies for that long: these
# are told by themselves, first.
FIRST = [a_push_without_receipt_is_followed_by_one_text_and_one_mail]
ONE_BY_ONE = [
    a_push_with_a_receipt_is_the_end_of_it,
    a_dispatch_that_died_before_the_workflow_began_is_retried_by_the_stream,
    a_dispatch_that_died_after_the_workflow_began_begins_no_other,
    a_dispatch_that_died_after_the_telling_began_tells_once,
    an_announcement_that_died_is_made_after_all,
    a_reply_whose_acceptance_died_unanswered_is_posted_again_and_told_once,
]
SLOW = [
    a_workflow_that_was_stopped_is_begun_again_by_the_sweep,
    a_text_that_died_once_it_was_taken_is_not_sent_again,
    a_mail_that_died_once_it_was_taken_is_not_sent_again,
]
SIDE_BY_SIDE = [
    who_has_no_device_is_texted_and_mailed_at_once,
    who_is_here_is_told_when_they_leave,
    who_is_here_is_told_when_their_lease_ends,
    what_the_last_release_has_begun_ends_by_itself_and_tells_once,
    a_look_again_that_died_with_its_claim_finds_it_again,
    a_push_that_died_once_it_was_taken_is_not_pushed_again,
]
LAST = [
    nothing_was_given_up,
    nothing_of_a_customer_passed_through_machines_queues_or_bus,
    what_is_tried_after_a_deployment_is_right,
    a_changed_parameter_and_a_changed_secret_are_what_is_called_and_a_restored_table_tells_what_was_open,
]
