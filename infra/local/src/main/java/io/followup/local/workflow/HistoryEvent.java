package io.followup.local.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One event of an execution.
 *
 * @param previous the event that led to this one, 0 for the first
 * @param detailsField the field that holds the details on the wire, empty if there are none
 */
record HistoryEvent(
    long id, long previous, Instant at, String type, String detailsField, ObjectNode details) {}
