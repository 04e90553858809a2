"""What the deployment tells the world, read from its event bus as any listener would: by a rule and a queue."""
import json
import threading


class Bus:
    """Listens from now on."""

    def __init__(self, standin, name):
        self._sqs = standin.client("sqs")
        self._queue = self._sqs.create_queue(QueueName="listener")["QueueUrl"]
        arn = self._sqs.get_queue_attributes(QueueUrl=self._queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        events = standin.client("events")
        events.put_rule(Name="listener", EventBusName=name, EventPattern=json.dumps({"source": ["followup"]}))
        events.put_targets(Rule="listener", EventBusName=name, Targets=[{"Id": "listener", "Arn": arn}])
        self._told, self._lock = [], threading.Lock()

    def told(self, kind, **having):
        """The details of the events of a kind that have these values, each event once: told at least once is
        promised, and the id tells a repetition."""
        with self._lock:
            self._receive()
            found = [event["detail"] for event in self._told if event["detail-type"] == kind]
        found = [detail for detail in found if having.items() <= detail.items()]
        return list({detail["id"]: detail for detail in found}.values())

    def _receive(self):
        while messages := self._sqs.receive_message(
                QueueUrl=self._queue, MaxNumberOfMessages=10).get("Messages", []):
            for message in messages:
                self._told.append(json.loads(message["Body"]))
                self._sqs.delete_message(QueueUrl=self._queue, ReceiptHandle=message["ReceiptHandle"])
