# Reads a webhook's body as Solapi's SDK for Python does, and says what it understood.
import json
import sys

from solapi.model.webhook.single_report import SingleReportPayload

reports = SingleReportPayload.model_validate(json.load(sys.stdin)).root
json.dump(
    [
        {
            "event": report.event_data_id,
            "message": report.data.message_id,
            "code": report.data.status_code,
            "fields": report.data.custom_fields,
        }
        for report in reports
    ],
    sys.stdout,
)
