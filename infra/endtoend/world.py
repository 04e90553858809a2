"""The deployment and everything that is seen of it from outside."""
import concurrent.futures
import contextlib
import json
import time

from backend import Workspace


class World:
    """What a story is told in."""

    def __init__(self, standin, wire, post_office, bus, api, operator_key, outputs):
        self.standin, self.wire, self.post_office, self.bus = standin, wire, post_office, bus
        self.customers = []
        self.api, self.operator_key, self.outputs = api, operator_key, outputs
        # One with the usual idle time, and one with the shortest.
        self.workspace, self.impatient = Workspace(api, operator_key, 270), Workspace(api, operator_key, 30)
        self.workflow = outputs["Workflow"]
        # The last release's, which stays for one.
        self.workflow_before = self.workflow.removesuffix("-follow-up")
        self._states = standin.client("stepfunctions")

    def customer(self, **more):
        customer = self.workspace.customer(**more)
        self.customers.append(customer)
        return customer

    def pushes(self, customer):
        return self.wire.pushes(customer.chat)

    def texts(self, customer):
        return self.standin.texts(customer.phone)

    def mails(self, customer):
        return self.post_office.to(customer.email)

    def told(self, customer):
        """How often on each channel: (texts, mails)."""
        return len(self.texts(customer)), len(self.mails(customer))

    def eventually(self, expected, look, within=120):
        """Waits until `look` sees what is expected."""
        end = time.monotonic() + within
        while (seen := look()) != expected:
            if time.monotonic() > end:
                raise AssertionError(f"expected {expected} within {within} s, but it is {seen}")
            time.sleep(0.3)

    def still(self, expected, look, after):
        """Waits, and looks whether it is as it was."""
        time.sleep(after)
        seen = look()
        if seen != expected:
            raise AssertionError(f"expected still {expected}, but it is {seen}")

    def outcome(self, customer, reply):
        return customer.record(reply)["outcome"]

    def steps(self, customer, reply):
        """The kinds of the steps of the decision record, in order."""
        return [step["kind"] for step in customer.record(reply)["steps"]]

    def deliveries(self, customer, reply):
        """What became of each channel, by the decision record."""
        return {delivery["channel"]: delivery["status"] for delivery in customer.record(reply)["deliveries"]}

    def settled(self, customer, reply):
        """The outcomes that the world was told of a reply."""
        told = self.bus.told("follow-up-settled", customerId=customer.id, replyId=reply)
        return [event["outcome"] for event in told]

    def executions(self, customer, workflow=None):
        """The states of the executions that are about a customer."""
        return [execution["status"] for execution in self._executions(customer, workflow)]

    def executions_that_failed(self):
        return [execution["name"] for workflow in (self.workflow, self.workflow_before)
                for execution in self._listed(workflow) if execution["status"] in ("FAILED", "TIMED_OUT")]

    def begun_by_the_last_release(self, customer, reply):
        """An execution as the last release began it, under way while this one was deployed."""
        self._states.start_execution(stateMachineArn=self.workflow_before, name=f"before-{reply}-0", input=json.dumps({
            "workspace": self.workspace.id, "customer": customer.id, "chat": customer.chat, "reply": reply,
            "followUp": reply, "round": 0, "first": "lookagain", "messenger": False,
            "receiptWaitSeconds": 5, "messengerWaitSeconds": 10}))

    def passed_on(self):
        """What machines, queues and bus were given by functions, and what executions have as input and output."""
        described = (self._states.describe_execution(executionArn=execution["executionArn"])
                     for workflow in (self.workflow, self.workflow_before) for execution in self._listed(workflow))
        return self.wire.bodies("StartExecution", "SendTaskSuccess", "SendTaskFailure", "SendMessage",
                                "SendMessageBatch", "PutEvents") + [
            execution["input"] + execution.get("output", "") for execution in described]

    def dead_letters(self):
        """How many messages are in each queue of dead letters that has any."""
        sqs = self.standin.client("sqs")
        queues = [url for url in sqs.list_queues()["QueueUrls"] if "dead-letters" in url]
        assert len(queues) == 7, queues
        counts = {url.rsplit("/", 1)[1]: int(sqs.get_queue_attributes(
            QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages"])["Attributes"]["ApproximateNumberOfMessages"])
            for url in queues}
        return {queue: count for queue, count in counts.items() if count}

    def stop_execution(self, customer):
        for execution in self._executions(customer):
            self._states.stop_execution(executionArn=execution["executionArn"])

    def _executions(self, customer, workflow=None):
        described = (self._states.describe_execution(executionArn=execution["executionArn"])
                     for execution in self._listed(workflow or self.workflow))
        return [execution for execution in described if json.loads(execution["input"])["customer"] == customer.id]

    def _listed(self, workflow):
        pages = self._states.get_paginator("list_executions").paginate(stateMachineArn=workflow)
        return [execution for page in pages for execution in page["executions"]]

    @contextlib.contextmanager
    def meanwhile(self, accident):
        """Runs the accident beside the block."""
        with concurrent.futures.ThreadPoolExecutor(1) as beside:
            happened = beside.submit(accident)
            yield
            happened.result()
