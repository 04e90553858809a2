@NullMarked
package io.followup.carriers.nhn;

import org.jspecify.annotations.NullMarked;
