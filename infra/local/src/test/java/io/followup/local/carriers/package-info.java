@NullMarked
package io.followup.local.carriers;

import org.jspecify.annotations.NullMarked;
