@NullMarked
package io.followup.domain.notice;

import org.jspecify.annotations.NullMarked;
