@NullMarked
package io.followup.carriers.solapi;

import org.jspecify.annotations.NullMarked;
