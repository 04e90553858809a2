package io.followup.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A write of one item, which may be a part of a transaction. */
sealed interface Write permits Change, Check, NewItem, Removal {
  TransactWriteItem part(String table);
}
