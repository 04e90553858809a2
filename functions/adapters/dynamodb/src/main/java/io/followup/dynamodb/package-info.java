/** The domain's stores on DynamoDB: the keys and what each access costs stand in README.md. */
@NullMarked
package io.followup.dynamodb;

import org.jspecify.annotations.NullMarked;
