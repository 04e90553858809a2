"""Where MiniStack is not AWS: what is changed for it, and what is therefore proven elsewhere."""
import string

# file -> what stands there -> what MiniStack gets instead. A text that is no longer found fails the deployment, so
# that nothing here outlives its reason.
ADAPTED = {
    "template.yaml": {
        # It ignores ExcludePunctuation in a stack, and "$" means something in the functions' configuration.
        "ExcludePunctuation: true": "ExcludeCharacters: '%s'" % string.punctuation.replace("'", "''"),
        # It finds "exists": false only where the attribute's parent is there, and the attribute's type never is.
        '"OldImage":{"text":{"S":[{"exists":false}]}}': '"OldImage":[{"exists":false}]',
        '{"S":[{"exists":false}]}': '[{"exists":false}]',
        '{"N":[{"exists":false}]}': '[{"exists":false}]',
    },
    "follow-up.asl.json": {
        # It ignores TimeoutSecondsPath, and would wait for ever.
        '"TimeoutSecondsPath": "$.receiptWaitSeconds"': '"TimeoutSeconds": 5',
        '"TimeoutSecondsPath": "$.messengerWaitSeconds"': '"TimeoutSeconds": 10',
    },
}

# What it cannot do, and which of our tests hold that.
ELSEWHERE = [
    ("TTL of a template is dropped, and a TTL deletion writes no stream record",
     "set by hand after deploying; infra/local: the laptop's one test that waits for a real TTL removal"),
]


def adapted(name, text):
    for there, instead in ADAPTED.get(name, {}).items():
        if there not in text:
            raise AssertionError(f"{name} no longer has {there}: mend infra/endtoend/differences.py")
        text = text.replace(there, instead)
    return text


def set_by_hand(dynamodb, stage):
    """TTL, which MiniStack drops from the template."""
    for table in ("presence", "followup"):
        dynamodb.update_time_to_live(
            TableName=f"followup-{stage}-{table}",
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "expiresAt"})
