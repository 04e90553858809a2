/** Data keys, wrapped by KMS. */
@NullMarked
package io.followup.carriers.kms;

import org.jspecify.annotations.NullMarked;
