"""One reply, from registering to its record, by the generated Python client: python story.py http://localhost:8080"""
import sys
import urllib.request
import uuid

import followup
from followup import api, models

url = sys.argv[1]
name = uuid.uuid4().hex[:8]


def by(credential):
    return followup.ApiClient(followup.Configuration(host=url, access_token=credential))


made = api.WorkspacesApi(by("local")).create_workspace(models.WorkspaceCreation(id=f"py-{name}", name="Lamps"))
key = by(made.workspace_key)
api.WorkspacesApi(key).put_workspace(models.Settings(name="Lamps", ask={"email": True}))
contact = models.CustomerUpdate(name="Mina", email=f"mina-{name}@example.com", language="ko")
assert api.CustomersApi(key).put_customer("mina", contact).email == "m***@example.com"

presence, replies, records = api.PresenceApi(key), api.RepliesApi(key), api.RecordsApi(key)
assert presence.beat(models.Beat(session="tab", state="active", customerId="mina", n=1)).online
replies.post_reply(models.ReplyPost(id="r-1", chatId="chat-1", customerId="mina", text="조명이 준비되었습니다."))
record = records.get_follow_up("r-1")
assert record.outcome is None, record.outcome
try:
    records.get_follow_up("r-2")
    raise AssertionError("a reply that nobody posted is answered")
except followup.ApiException as refused:
    assert (refused.status, refused.data.status) == (404, 404), refused

presence.beat(models.Beat(session="tab", state="left", customerId="mina", n=2))
urllib.request.urlopen(urllib.request.Request(f"{url}/local/settle", method="POST")).close()
record = records.get_follow_up("r-1")
assert record.outcome == "REACHED", record.outcome
accepted = [told.kind for told in record.deliveries if told.status == "accepted"]
assert accepted == ["EMAIL"], record.deliveries
assert records.list_follow_ups(customer_id="mina").follow_ups[0].reply_id == "r-1"
print("clients: Python tells the story")
