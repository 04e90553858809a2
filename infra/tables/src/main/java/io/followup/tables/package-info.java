/** DynamoDB Local, kept quick and small, and on disk where somebody wants that. */
@NullMarked
package io.followup.tables;

import org.jspecify.annotations.NullMarked;
