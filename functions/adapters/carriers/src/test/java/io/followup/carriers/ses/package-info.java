@NullMarked
package io.followup.carriers.ses;

import org.jspecify.annotations.NullMarked;
