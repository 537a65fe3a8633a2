# Computes the statistics of the cohorts in the folder given, in R, and prints by how
# much they differ from those of package stats. Run by compare.sh, which says how.
#
# A statistic is a function of a cohort that gives named numbers. What R cannot
# compute (an error, NA, NaN or an infinite number) is left out, and so is it where
# package stats gives a reason instead of a number: the last two columns count both.
#
# Where R has no function for a statistic in the packages at hand, its definition is
# written out in base R; the second argument of stat() says which it is.

suppressPackageStartupMessages({
  library(coin)
  library(psych)
  library(boot)
  library(effectsize)
})
folder <- commandArgs(trailingOnly = TRUE)[1]
table_of <- function(name) read.csv(file.path(folder, name), check.names = FALSE)
level <- 0.95
z <- qnorm(1 - (1 - level) / 2)

statistics <- list()
stat <- function(name, how, f) statistics[[name]] <<- list(how = how, f = f)

interval <- function(value, limits, ...) c(value = unname(value), lower = limits[1], upper = limits[2], ...)

# --- change -----------------------------------------------------------------------

stat("mean change", "t.test(paired = TRUE)", function(c) {
  if (sd(c$after - c$before) == 0) return(c(value = mean(c$after - c$before)))
  t <- t.test(c$after, c$before, paired = TRUE)
  interval(t$estimate, t$conf.int, p = t$p.value, df = unname(t$parameter))
})
stat("paired t", "t.test(paired = TRUE)", function(c) {
  t <- t.test(c$after, c$before, paired = TRUE)
  c(value = unname(t$statistic), p = t$p.value, df = unname(t$parameter))
})
stat("mean", "t.test", function(c) {
  if (length(unique(c$after)) < 2) return(c(value = mean(c$after)))
  t <- t.test(c$after)
  interval(t$estimate, t$conf.int, df = unname(t$parameter))
})
stat("SD of change", "sd", function(c) c(value = sd(c$after - c$before)))
stat("correlation", "cor.test", function(c) {
  if (c$n < 3) return(NULL) # two pairs always lie on a line
  # On a line R prints a p-value of rounding, and limits of 1 and 1.
  if (abs(suppressWarnings(cor(c$before, c$after))) > 1 - 1e-13) return(c(value = suppressWarnings(cor(c$before, c$after))))
  t <- suppressWarnings(cor.test(c$before, c$after))
  out <- c(value = unname(t$estimate), p = t$p.value, df = unname(t$parameter))
  if (is.null(t$conf.int)) out else c(out, lower = t$conf.int[1], upper = t$conf.int[2])
})
stat("equivalence", "t.test, twice one-sided", function(c) {
  if (sd(c$after - c$before) == 0) return(c(value = mean(c$after - c$before)))
  t <- t.test(c$after, c$before, paired = TRUE, conf.level = 0.9)
  above <- t.test(c$after, c$before, paired = TRUE, mu = -1, alternative = "greater")$p.value
  below <- t.test(c$after, c$before, paired = TRUE, mu = 1, alternative = "less")$p.value
  interval(t$estimate, t$conf.int, p = max(above, below), df = unname(t$parameter))
})
stat("summary", "quantile, mean, sd", function(c) {
  q <- quantile(c$before, c(0.25, 0.5, 0.75), names = FALSE)
  c("first quartile" = q[1], median = q[2], "third quartile" = q[3], mean = mean(c$before), SD = sd(c$before))
})

# --- ranks ------------------------------------------------------------------------

signed_rank <- function(c, ...) {
  if (all(c$before == c$after)) return(NULL) # R prints V = 0 and no p-value
  t <- suppressWarnings(wilcox.test(c$after, c$before, paired = TRUE, ...))
  c(value = unname(t$statistic), p = t$p.value)
}
stat("wilcoxon classic", "wilcox.test(paired = TRUE)", function(c) signed_rank(c))
stat("wilcoxon classic uncorrected", "wilcox.test(exact = FALSE, correct = FALSE)",
     function(c) signed_rank(c, exact = FALSE, correct = FALSE))
pratt_v <- function(c) { # of all pupils' ranks, as R 4.6 prints it; coin prints z
  d <- c$after - c$before
  sum(rank(abs(d))[d > 0])
}
# coin's statistic; its own p-value is one less the other tail, and loses digits.
stat("wilcoxon pratt asymptotic", "coin::wilcoxsign_test, pnorm", function(c)
  c(value = pratt_v(c), p = 2 * pnorm(-abs(as.numeric(statistic(wilcoxsign_test(c$after ~ c$before, zero.method = "Pratt")))))))
stat("wilcoxon pratt exact", "coin::wilcoxsign_test(exact)", function(c) {
  if (c$n > 500) return(NULL)
  c(value = pratt_v(c), p = as.numeric(pvalue(wilcoxsign_test(c$after ~ c$before, zero.method = "Pratt", distribution = "exact"))))
})
stat("pseudomedian", "median of the Walsh averages; exact limits of wilcox.test", function(c) {
  d <- c$after - c$before
  if (c$n > 2000) return(NULL)
  walsh <- outer(d, d, "+") / 2
  out <- c(value = median(walsh[upper.tri(walsh, diag = TRUE)]))
  if (any(d == 0) || any(duplicated(abs(d))) || c$n >= 50 || c$n < 6) return(out)
  limits <- wilcox.test(c$after, c$before, paired = TRUE, conf.int = TRUE)$conf.int
  c(out, lower = limits[1], upper = limits[2])
})
# R looks for these limits and stops within 0.0001; before 4.6 it drops zeros first.
stat("pseudomedian limits, normal", "wilcox.test(conf.int = TRUE), which stops at 0.0001", function(c) {
  d <- c$after - c$before
  if (any(d == 0) || !(c$n >= 50 || any(duplicated(abs(d))))) return(NULL)
  t <- suppressWarnings(wilcox.test(c$after, c$before, paired = TRUE, conf.int = TRUE))
  if (abs(attr(t$conf.int, "conf.level") - level) > 1e-9) return(NULL) # R could not reach the level
  c(lower = t$conf.int[1], upper = t$conf.int[2])
})
stat("rank-biserial", "effectsize::rank_biserial", function(c) {
  # Changes that are all the same count as upwards there, whatever their sign.
  if (length(unique(c$after - c$before)) < 2) return(NULL)
  c(value = rank_biserial(c$after, c$before, paired = TRUE)$r_rank_biserial)
})

# --- effects ----------------------------------------------------------------------

J <- function(df) if (df < 300) gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2)) else
  exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
noncentral <- function(t, df, scale) {
  at <- function(p) uniroot(function(d) pt(t, df, d) - p, c(t - 10 - abs(t) / 2, t + 10 + abs(t) / 2),
                            extendInt = "downX", tol = 1e-12)$root
  if (abs(t) > 30) return(NULL)
  d <- c(lower = at(1 - (1 - level) / 2), upper = at((1 - level) / 2))
  d[abs(d) > 37.6] <- NA # from there pt is not the distribution
  d * scale
}
normal <- function(d, se) c(value = d, lower = d - z * se, upper = d + z * se)
effect <- function(name, how, corrected, f) {
  stat(name, how, f)
  stat(corrected, how, function(c) {
    x <- f(c)
    df <- attr(x, "df")
    if (is.null(df)) df <- c$n - 1
    if (is.null(x) || df < 2) NULL else x * J(df)
  })
}
effect("d_z", "effectsize::cohens_d(paired = TRUE); limits by pt", "d_z corrected", function(c) {
  d <- cohens_d(c$after, c$before, paired = TRUE, ci = NULL)$Cohens_d
  c(value = d, noncentral(d * sqrt(c$n), c$n - 1, 1 / sqrt(c$n)))
})
effect("d_av", "base R", "d_av corrected", function(c) {
  s <- sqrt((var(c$before) + var(c$after)) / 2)
  d <- c$after - c$before
  if (sd(d) == 0) c(value = mean(d) / s) else normal(mean(d) / s, sd(d) / sqrt(c$n) / s)
})
effect("d_rm", "base R", "d_rm corrected", function(c) {
  d <- c$after - c$before
  r <- cor(c$before, c$after)
  if (c$n < 3 || 1 - r < 1e-12) return(NULL)
  v <- mean(d) / sd(d) * sqrt(2 * (1 - r))
  normal(v, sqrt((1 / c$n + v^2 / (2 * c$n)) * 2 * (1 - r)))
})
effect("glass_delta", "effectsize::glass_delta; limits base R", "glass_delta corrected", function(c) {
  v <- glass_delta(c$after, c$before, ci = NULL)$Glass_delta
  r <- suppressWarnings(cor(c$before, c$after))
  if (is.na(r) || sd(c$after - c$before) == 0 && v == 0) c(value = v) else normal(v, sqrt(2 * max(0, 1 - r) / c$n + v^2 / (2 * c$n)))
})
two_groups <- function(c, f, corrected) {
  a <- c$after[c$school %% 2 == 0]
  b <- c$after[c$school %% 2 == 1]
  if (length(a) < 2 || length(b) < 2) return(NULL)
  scale <- sqrt(1 / length(a) + 1 / length(b))
  df <- length(a) + length(b) - 2
  d <- cohens_d(a, b, ci = NULL)$Cohens_d
  if (corrected && df < 2) return(NULL)
  limits <- noncentral(d / scale, df, scale)
  if (corrected) limits <- if (!is.null(limits)) limits * J(df)
  c(value = f(a, b), limits)
}
stat("cohen d", "effectsize::cohens_d; limits by pt", function(c)
  two_groups(c, function(a, b) cohens_d(a, b, ci = NULL)$Cohens_d, FALSE))
stat("hedges g", "effectsize::hedges_g; limits by pt", function(c)
  two_groups(c, function(a, b) hedges_g(a, b, ci = NULL)$Hedges_g, TRUE))
# In units of the width of the interval, whose limits are known to about 0.02 of it.
bootstrap <- function(c) {
  d <- c$after - c$before
  if (c$n < 10 || c$n > 500 || sd(d) == 0) return(NULL)
  set.seed(c$id + 1)
  b <- boot(d, function(x, i) mean(x[i]), 9999)
  ci <- boot.ci(b, type = "bca")$bca[4:5]
  c(value = mean(d), lower = ci[1], upper = ci[2])
}
stat("bootstrap of the mean", "boot::boot.ci(9999, bca), chance on both sides", bootstrap)

# --- reliable change, planning ----------------------------------------------------

stat("reliable change", "base R", function(c) {
  limit <- qnorm(0.975) * sqrt(2) * 5.2 * sqrt(1 - 0.8)
  d <- c$after - c$before
  better <- d < -limit
  crossed <- c$before >= 20 & c$after < 20
  c(recovered = sum(better & crossed), improved = sum(better & !crossed), unchanged = sum(abs(d) <= limit),
    deteriorated = sum(d > limit), above = sum(c$before >= 20))
})
stat("power", "power.t.test", function(c)
  c(value = power.t.test(n = c$n, delta = 0.3, sd = 1, type = "paired")$power))
stat("detectable change", "power.t.test(tol = 1e-12)", function(c)
  c(value = power.t.test(n = c$n, power = 0.8, sd = 1, type = "paired", tol = 1e-12)$delta))
stat("detectable by clusters", "base R", function(c) {
  df <- c$n - 3
  if (df < 1) return(NULL)
  c(value = (qt(0.975, df) + qt(0.8, df)) * sqrt(0.1 * 0.6 / (0.25 * c$n) + 0.9 * 0.6 / (0.25 * c$n * 12)))
})
stat("regression to the mean", "base R", function(c) {
  x <- (5 + c$id %% 20 - 10.3) / 5.2
  c(value = -(1 - 0.62) * 5.2 * dnorm(x) / pnorm(x, lower.tail = FALSE))
})

# --- proportions ------------------------------------------------------------------

wilson <- function(x, n) as.numeric(suppressWarnings(prop.test(x, n, correct = FALSE))$conf.int)
stat("wilson", "prop.test(correct = FALSE)", function(c) interval(c$x / c$n, wilson(c$x, c$n)))
stat("wilson corrected", "prop.test", function(c)
  interval(c$x / c$n, as.numeric(suppressWarnings(prop.test(c$x, c$n))$conf.int)))
stat("clopper-pearson", "binom.test", function(c) interval(c$x / c$n, as.numeric(binom.test(c$x, c$n)$conf.int)))
stat("newcombe independent", "limits of prop.test, squared and added", function(c) {
  if (c$n1 == 0 || c$n2 == 0) return(NULL)
  p1 <- c$x1 / c$n1
  p2 <- c$x2 / c$n2
  a <- wilson(c$x1, c$n1)
  b <- wilson(c$x2, c$n2)
  d <- p1 - p2
  c(value = d, lower = d - sqrt((p1 - a[1])^2 + (b[2] - p2)^2), upper = d + sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
})
stat("risk ratio", "base R", function(c) {
  if (c$x1 == 0 || c$x2 == 0) return(NULL)
  r <- c$x1 / c$n1 / (c$x2 / c$n2)
  se <- sqrt(1 / c$x1 - 1 / c$n1 + 1 / c$x2 - 1 / c$n2)
  if (c$x1 == c$n1 && c$x2 == c$n2) return(c(value = r))
  c(value = r, lower = exp(log(r) - z * se), upper = exp(log(r) + z * se))
})
stat("fisher", "fisher.test", function(c)
  c(value = fisher.test(matrix(c(c$x1, c$n1 - c$x1, c$x2, c$n2 - c$x2), 2, byrow = TRUE))$p.value))
stat("smd of shares", "base R", function(c) {
  p <- c$x1 / c$n1
  q <- c$x2 / c$n2
  c(value = (p - q) / sqrt((p * (1 - p) + q * (1 - q)) / 2))
})
stat("garwood", "poisson.test", function(c) {
  t <- poisson.test(sum(floor(pmax(0, c$before - c$after))), c$n)
  interval(t$estimate, as.numeric(t$conf.int))
})

# --- paired tables ----------------------------------------------------------------

asymptotic <- function(t) c(value = unname(t$statistic), p = t$p.value, df = unname(t$parameter))
stat("mcnemar", "mcnemar.test(correct = FALSE)", function(c) asymptotic(mcnemar.test(c$top, correct = FALSE)))
stat("mcnemar corrected", "mcnemar.test", function(c) asymptotic(mcnemar.test(c$top)))
stat("mcnemar exact", "binom.test", function(c) {
  n <- c$top[1, 2] + c$top[2, 1]
  c(value = if (n == 0) 1 else binom.test(c$top[1, 2], n)$p.value)
})
stat("mcnemar mid-p", "pbinom, dbinom", function(c) {
  b <- c$top[1, 2]
  n <- b + c$top[2, 1]
  if (n == 0) return(c(value = 1))
  if (2 * b == n) return(c(value = 1 - dbinom(b, n, 0.5)))
  c(value = 2 * pbinom(min(b, n - b), n, 0.5) - dbinom(b, n, 0.5))
})
square_and_add <- function(corrected) function(c) {
  m <- c$top
  n <- as.numeric(sum(m)) # the product of whole numbers is too large for R
  before <- as.numeric(sum(m[1, ]))
  after <- as.numeric(sum(m[, 1]))
  margins <- before * (n - before) * after * (n - after)
  cross <- m[1, 1] * m[2, 2] - m[1, 2] * m[2, 1]
  if (corrected && cross > 0) cross <- max(0, cross - n / 2)
  phi <- if (margins == 0) 0 else cross / sqrt(margins)
  p <- after / n
  q <- before / n
  a <- wilson(after, n)
  b <- wilson(before, n)
  reach <- function(x, y) sqrt((x - y)^2 + 2 * (1 - phi) * x * y)
  d <- p - q
  c(value = d, lower = d - reach(p - a[1], b[2] - q), upper = d + reach(a[2] - p, q - b[1]))
}
stat("newcombe paired", "limits of prop.test, squared and added", square_and_add(TRUE))
stat("newcombe paired uncorrected", "limits of prop.test, squared and added", square_and_add(FALSE))
stat("paired ratio", "base R", function(c) {
  before <- sum(c$top[1, ])
  after <- sum(c$top[, 1])
  moved <- c$top[1, 2] + c$top[2, 1]
  if (before == 0 || after == 0) return(NULL)
  r <- after / before
  if (moved == 0) return(c(value = r))
  se <- sqrt(moved / before / after)
  c(value = r, lower = exp(log(r) - z * se), upper = exp(log(r) + z * se))
})
stat("stuart-maxwell", "coin::mh_test, pchisq", function(c) {
  if (sum(diag(c$bands)) == c$n) return(NULL) # nobody changed band
  t <- mh_test(as.table(c$bands))
  x <- as.numeric(statistic(t))
  df <- as.numeric(t@statistic@df)
  c(value = x, p = pchisq(x, df, lower.tail = FALSE), df = df)
})
stat("bowker", "mcnemar.test", function(c) asymptotic(mcnemar.test(c$bands)))

# --- scales -----------------------------------------------------------------------

# psych takes off items everybody answers alike, and numbers the others by name.
alpha_of <- function(c) {
  if (c$k < 2 || nrow(c$answers) < 2) return(NULL)
  out <- NULL
  capture.output(out <- suppressMessages(suppressWarnings(psych::alpha(c$answers, check.keys = FALSE, warnings = FALSE))))
  out
}
stat("alpha", "psych::alpha, Feldt's interval", function(c) {
  a <- c$alpha
  c(value = a$total$raw_alpha, lower = a$feldt$lower.ci[[1]], upper = a$feldt$upper.ci[[1]])
})
stat("alpha standardised", "psych::alpha", function(c) {
  a <- c$alpha$total$std.alpha
  if (abs(a) > 1e12) NULL else c(value = a) # all totals the same: rounding over rounding
})
stat("alpha without item", "psych::alpha", function(c) {
  dropped <- c$alpha$alpha.drop
  if (c$k < 3 || is.null(dropped) || ncol(c$varied) < 3) return(NULL) # of two, psych prints no alpha of one
  setNames(dropped$raw_alpha, sub("^X", "", rownames(dropped)))
})
stat("item-rest", "psych::alpha", function(c) {
  i <- c$alpha$item.stats
  setNames(i$r.drop, sub("^X", "", rownames(i)))
})
factor_of <- function(c) {
  if (ncol(c$varied) < 3 || nrow(c$varied) <= ncol(c$varied)) return(NULL)
  # The bound is where package stats refuses; the optimiser is asked for all it has.
  # From its one start it can stop in a lesser hollow of the likelihood, where package
  # stats refuses for a Heywood case that is likelier: those are "R only".
  f <- NULL
  for (factr in c(1, 1e3, 1e5, 1e7)) {
    f <- tryCatch(factanal(c$varied, 1, control = list(opt = list(factr = factr, maxit = 10000))), error = function(e) NULL)
    if (!is.null(f)) break
  }
  if (is.null(f)) return(NULL)
  if (any(f$uniquenesses <= 0.00501)) NULL else f
}
omega <- function(f, unit) {
  common <- sum(f$loadings[, 1] * unit)^2
  c(value = common / (common + sum(f$uniquenesses * unit^2)))
}
stat("omega correlation", "factanal", function(c) omega(factor_of(c), 1))
stat("omega covariance", "factanal", function(c) omega(factor_of(c), sapply(c$varied, sd)))
# psych takes minutes of a thousand pupils; from 300 the mean squares are base R's.
agreement_of <- function(c) {
  x <- as.matrix(c$answers)
  n <- nrow(x)
  k <- ncol(x)
  if (n < 2 || k < 2) return(NULL)
  if (n < 300) return(suppressMessages(psych::ICC(x, lmer = FALSE))$results$ICC[1:3])
  rows <- k * var(rowMeans(x))
  columns <- n * var(colMeans(x))
  within <- mean(apply(x, 1, var))
  error <- (within * n * (k - 1) - columns * (k - 1)) / ((n - 1) * (k - 1))
  c((rows - within) / (rows + (k - 1) * within),
    (rows - error) / (rows + (k - 1) * error + k * (columns - error) / n),
    (rows - error) / (rows + (k - 1) * error))
}
for (i in 1:3) local({
  row <- i
  stat(sprintf("icc-%d-1", i), "psych::ICC(lmer = FALSE); base R from 300 pupils", function(c) c(value = c$agreement[row]))
})

# --- clusters ---------------------------------------------------------------------

one_way <- function(c) {
  d <- c$after - c$before
  school <- factor(c$school)
  j <- nlevels(school)
  if (j < 2 || j == c$n) return(NULL)
  squares <- suppressWarnings(summary(aov(d ~ school)))[[1]][["Mean Sq"]]
  sizes <- as.numeric(table(school))
  list(b = squares[1], w = squares[2], j = j, n0 = (c$n - sum(sizes^2) / c$n) / (j - 1), sizes = sizes)
}
stat("ICC of schools", "aov, qf", function(c) {
  a <- one_way(c)
  if (is.null(a) || a$w < 1e-20) return(NULL)
  df <- c(a$j - 1, c$n - a$j)
  f <- a$b / a$w
  limit <- function(p) {
    ratio <- f / qf(p, df[1], df[2])
    (ratio - 1) / (ratio + a$n0 - 1)
  }
  c(value = (a$b - a$w) / (a$b + (a$n0 - 1) * a$w), lower = limit(0.975), upper = limit(0.025),
    p = pf(f, df[1], df[2], lower.tail = FALSE), MSB = a$b, MSW = a$w, n0 = a$n0)
})
stat("design effect", "base R", function(c) {
  a <- one_way(c)
  if (is.null(a) || a$w < 1e-20) return(NULL)
  rho <- max(0, (a$b - a$w) / (a$b + (a$n0 - 1) * a$w))
  m <- mean(a$sizes)
  c(value = 1 + ((mean((a$sizes - m)^2) / m^2 + 1) * m - 1) * rho)
})

# --- gaps -------------------------------------------------------------------------

few <- function(c) (c$after - c$before)[seq_len(min(8, c$n))]
adjusted <- function(how) function(c) {
  p <- p.adjust(1 / (1 + few(c)^2), how)
  setNames(p, seq_along(p))
}
stat("holm", "p.adjust", adjusted("holm"))
stat("benjamini-hochberg", "p.adjust", adjusted("BH"))
stat("smd", "base R", function(c) {
  if (length(c$lost) < 2) return(NULL)
  c(value = (mean(c$before) - mean(c$lost)) / sqrt((var(c$before) + var(c$lost)) / 2))
})
# Little's statistic as it is defined, from the maximum-likelihood means and
# covariances of both waves.
stat("little", "lm, solve", function(c) {
  all <- c(c$before, c$lost)
  if (length(c$lost) == 0 || c$n < 3) return(NULL)
  line <- lm(after ~ before, data = data.frame(before = c$before, after = c$after))
  slope <- unname(coef(line)[2])
  v <- mean((all - mean(all))^2)
  s <- matrix(c(v, slope * v, slope * v, mean(resid(line)^2) + slope^2 * v), 2)
  off <- c(mean(c$before) - mean(all), mean(c$after) - sum(coef(line) * c(1, mean(all))))
  x <- c$n * sum(off * solve(s, off)) + length(c$lost) * (mean(c$lost) - mean(all))^2 / v
  c(value = x, p = pchisq(x, 1, lower.tail = FALSE), df = 1)
})
stat("lost unchanged", "t.test", function(c) {
  d <- c(c$after - c$before, rep(0, length(c$lost)))
  if (length(unique(d)) < 2) return(c(value = mean(d)))
  t <- t.test(d)
  interval(t$estimate, t$conf.int, df = unname(t$parameter))
})
stat("rubin", "base R", function(c) {
  q <- few(c)
  u <- mean(0.1 + abs(q))
  m <- length(q)
  b <- (1 + 1 / m) * var(q)
  lambda <- b / (u + b)
  com <- 20 + c$n - 3
  obs <- (com + 1) / (com + 3) * com * (1 - lambda)
  old <- (m - 1) / lambda^2
  df <- if (lambda == 0) obs else old * obs / (old + obs)
  se <- sqrt(u + b)
  r <- b / u
  c(value = mean(q), lower = mean(q) - qt(0.975, df) * se, upper = mean(q) + qt(0.975, df) * se,
    p = 2 * pt(-abs(mean(q)) / se, df), df = df, "fraction missing" = (r + 2 / (df + 3)) / (r + 1))
})

# --- the comparison ---------------------------------------------------------------

cohorts <- table_of("cohorts.csv")
pairs <- split(table_of("pairs.csv"), table_of("pairs.csv")$cohort)
lost <- table_of("lost.csv")
items <- split(table_of("items.csv"), table_of("items.csv")$cohort)
theirs <- table_of("results.csv")

cohort_of <- function(id) {
  p <- pairs[[as.character(id)]]
  c <- list(id = id, n = nrow(p), before = p$before, after = p$after, school = p$school,
            lost = lost$before[lost$cohort == id])
  down <- p$after < p$before
  even <- p$school %% 2 == 0
  c$x <- sum(down)
  c$x1 <- sum(down & even)
  c$n1 <- sum(even)
  c$x2 <- sum(down & !even)
  c$n2 <- sum(!even)
  c$bands <- table(factor(p$band_before, 0:3), factor(p$band_after, 0:3))
  c$top <- table(factor(p$band_before == 3, c(TRUE, FALSE)), factor(p$band_after == 3, c(TRUE, FALSE)))
  long <- items[[as.character(id)]]
  wide <- matrix(long$answer, ncol = max(long$item) + 1, byrow = TRUE)
  c$answers <- as.data.frame(wide)
  names(c$answers) <- seq_len(ncol(wide))
  c$k <- ncol(wide)
  c$varied <- c$answers[, sapply(c$answers, function(x) length(unique(x)) > 1), drop = FALSE]
  c$alpha <- tryCatch(alpha_of(c), error = function(e) NULL)
  c$agreement <- tryCatch(agreement_of(c), error = function(e) NULL)
  c
}

mine <- list()
for (id in cohorts$cohort) {
  c <- cohort_of(id)
  for (name in names(statistics)) {
    x <- tryCatch(suppressWarnings(statistics[[name]]$f(c)), error = function(e) NULL)
    if ("value" %in% names(x) && !is.finite(x[["value"]])) next
    x <- x[is.finite(x)]
    if (length(x) > 0)
      mine[[length(mine) + 1]] <- data.frame(cohort = id, statistic = name, part = names(x), r = unname(as.numeric(x)))
  }
}
mine <- do.call(rbind, mine)
# R's own limits of the pseudomedian are compared with the same parts.
normal_limits <- theirs[theirs$statistic == "pseudomedian" & theirs$part != "value", ]
normal_limits$statistic <- "pseudomedian limits, normal"
both <- merge(rbind(theirs, normal_limits), mine, all = TRUE)
both$absolute <- abs(both$value - both$r)
both$relative <- both$absolute / pmax(abs(both$r), 1e-300)
both$relative[both$absolute == 0] <- 0
# A number that ought to be 0 has only an absolute difference.
both$relative[abs(both$r) < 1e-12 & both$absolute < 1e-12] <- 0
write.csv(both, file.path(folder, "differences.csv"), row.names = FALSE)

# The bootstrap's limits in units of the width of its interval.
width <- with(both[both$statistic == "bootstrap of the mean", ], tapply(r, paste(cohort, part), function(x) x[1]))
boot_rows <- both$statistic == "bootstrap of the mean" & both$part != "value"
w <- width[paste(both$cohort[boot_rows], "upper")] - width[paste(both$cohort[boot_rows], "lower")]
both$absolute[boot_rows] <- both$absolute[boot_rows] / w
both$relative[boot_rows] <- both$absolute[boot_rows]
both$part[boot_rows] <- "limit/width"

cat(sprintf("%d cohorts of %d to %d pupils; R %s.%s, coin %s, psych %s, boot %s, effectsize %s\n\n", nrow(cohorts),
            min(cohorts$n), max(cohorts$n), R.version$major, R.version$minor, packageVersion("coin"),
            packageVersion("psych"), packageVersion("boot"), packageVersion("effectsize")))
cat(sprintf("%-28s %-12s %6s %10s %10s %9s %7s  %s\n", "statistic", "part", "number", "relative", "absolute",
            "apst only", "R only", "in R"))
for (name in names(statistics)) {
  rows <- both[both$statistic == name, ]
  for (part in if (all(grepl("^[0-9]+$", rows$part))) "" else unique(rows$part[order(match(rows$part,
       c("value", "lower", "upper", "p", "df")), rows$part)])) {
    x <- if (part == "") rows else rows[rows$part == part, ]
    there <- !is.na(x$absolute)
    largest <- function(v) if (any(there)) max(v[there]) else NA
    cat(sprintf("%-28s %-12s %6d %10.2g %10.2g %9d %7d  %s\n", name, part, sum(there), largest(x$relative),
                largest(x$absolute), sum(is.na(x$r)), sum(is.na(x$value)), statistics[[name]]$how))
  }
}
