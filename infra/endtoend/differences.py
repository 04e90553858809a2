"""Where MiniStack is not AWS: what is changed for it, and what is therefore tested elsewhere."""
import itertools
import pathlib
import re
import string

# file -> what stands there -> what MiniStack gets instead. A text that is no longer found fails the deployment, so
# that nothing here outlives its reason.
ADAPTED = {
    "template.yaml": {
        # It ignores ExcludePunctuation in a stack, and "$" means something in the functions' configuration.
        "ExcludePunctuation: true": "ExcludeCharacters: '%s'" % string.punctuation.replace("'", "''"),
        # It finds "exists": false only where the attribute's parent is there, and the attribute's type never is.
        '"OldImage":{"hash":{"S":[{"exists":false}]}}': '"OldImage":[{"exists":false}]',
        '{"S":[{"exists":false}]}': '[{"exists":false}]',
        '{"N":[{"exists":false}]}': '[{"exists":false}]',
    },
    "deploy": {
        # It reads SAM with the parameters' defaults alone, and Edition has none.
        'aws cloudformation deploy --template': 'sed -i -z "s/AutoPublishCodeSha256:\\n *Ref: Edition/AutoPublishCodeSha256: \'$edition\'/g" '
                                                '"$work/packaged.yaml"\naws cloudformation deploy --template',
    },
    "follow-up.asl.json": {
        # It ignores TimeoutSecondsPath, and would wait for ever.
        '"TimeoutSecondsPath": "$.receiptWaitSeconds"': '"TimeoutSeconds": 5',
    },
}


def tested_elsewhere():
    """The rows of the README's table of what MiniStack cannot do: (what, where it is tested instead)."""
    lines = (pathlib.Path(__file__).parent / "README.md").read_text().splitlines()
    table = lines[lines.index("| MiniStack 1.5.33 | so that is tested by |") + 2:]
    rows = itertools.takewhile(lambda line: line.startswith("|"), table)
    return [tuple(cell.strip() for cell in row.strip("|").split(" | ")) for row in rows]


def adapted(name, text):
    for there, instead in ADAPTED.get(name, {}).items():
        if there not in text:
            raise AssertionError(f"{name} no longer has {there}: mend infra/endtoend/differences.py")
        text = text.replace(there, instead)
    return without_metric_math(text) if name == "template.yaml" else text


def without_metric_math(template):
    """It refuses alarms that reckon with metrics."""
    alarm = re.compile(r"^  \w+Alarm:\n(?:    .*\n)*?      Metrics:\n(?:    .*\n)*\n", re.MULTILINE)
    rest, dropped = alarm.subn("", template)
    if not dropped:
        raise AssertionError("template.yaml has no metric math any more: mend infra/endtoend/differences.py")
    return rest


def set_by_hand(dynamodb, stage):
    """TTL, which MiniStack drops from the template."""
    for table in ("presence", "followup"):
        dynamodb.update_time_to_live(
            TableName=f"followup-{stage}-{table}",
            TimeToLiveSpecification={"Enabled": True, "AttributeName": "expiresAt"})


def restored(dynamodb, table, suffix):
    """As infra/runbooks/restore.md has it, by a backup: it knows no point in time. The new table's name, and its stream."""
    backup = dynamodb.create_backup(TableName=table, BackupName="of-now")["BackupDetails"]["BackupArn"]
    new = table + suffix
    dynamodb.restore_table_from_backup(TargetTableName=new, BackupArn=backup)
    dynamodb.get_waiter("table_exists").wait(TableName=new, WaiterConfig={"Delay": 1})
    dynamodb.update_table(TableName=new, StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    dynamodb.update_time_to_live(TableName=new, TimeToLiveSpecification={"Enabled": True, "AttributeName": "expiresAt"})
    return new, dynamodb.describe_table(TableName=new)["Table"]["LatestStreamArn"]
