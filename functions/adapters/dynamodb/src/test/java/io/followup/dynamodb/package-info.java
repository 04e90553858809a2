/** The stores against DynamoDB Local: every rule, every race, every call counted. */
@NullMarked
package io.followup.dynamodb;

import org.jspecify.annotations.NullMarked;
