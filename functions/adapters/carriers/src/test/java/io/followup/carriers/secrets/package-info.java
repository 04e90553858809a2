@NullMarked
package io.followup.carriers.secrets;

import org.jspecify.annotations.NullMarked;
