# plumbline. `make help` says what there is; V=1 shows the commands.
# GNU make 3.81 or newer. What is built goes to build/$(BUILD), so switching needs no clean.

BUILD      ?= release
ARCH       ?= $(shell uname -m)
PREFIX     ?= /usr/local
PKG_CONFIG ?= pkg-config
O          := build/$(BUILD)
SYSTEM     := $(shell uname -s)
Q          := $(if $(V),,@)
say         = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))
# With `deps` among the goals everything else waits for it, also under -j.
DEPS       := $(filter deps,$(MAKECMDGOALS))
FOR_TESTS  := $(if $(filter test tests check bench golden,$(MAKECMDGOALS)),test) \
	$(if $(filter static deb tarball image,$(MAKECMDGOALS)),static)

# Flags. Those of the caller (CPPFLAGS, CFLAGS, LDFLAGS) come last and win.
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-qual -Wvla -Wundef \
	-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wformat=2 \
	$(if $(WERROR),-Werror)
MODE_release := -O2 -g -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fPIE
MODE_debug   := -O0 -g3
MODE_san     := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
MODE_cov     := -O0 -g --coverage
MODE         := $(MODE_$(BUILD))
ifeq ($(MODE),)
$(error BUILD is one of release, debug, san, cov; not '$(BUILD)')
endif
ifeq ($(SYSTEM),Darwin)
ARFLAGS      := qcs
CURSES_GUESS := -lncurses
LINK         := -Wl,-dead_strip_dylibs
else
ARFLAGS      := qcsD
CURSES_GUESS := -lncursesw -ltinfo
LINK         := -Wl,--as-needed
LINK_release := -pie -Wl,-z,relro,-z,now
LDL          := -ldl
endif
ifneq ($(SYSTEM),Linux)
LINK_LATE := 1
endif
LINK += $(LINK_$(BUILD)) $(filter -fsanitize=% --coverage,$(MODE))

# pkg-config is asked once, when the first answer is needed: `deps` may just have brought it.
once = $(eval $(1) := $(shell $(PKG_CONFIG) $(2) 2>/dev/null || echo '$(3)'))$($(1))
LIB_CFLAGS    = $(call once,LIB_CFLAGS,--cflags yaml-0.1 libcjson zlib xlsxwriter)
LIB_LIBS      = $(call once,LIB_LIBS,--libs yaml-0.1 libcjson,-lyaml -lcjson)
ZLIB_LIBS     = $(call once,ZLIB_LIBS,--libs zlib,-lz)
# Workbooks: libxlsxwriter and zlib are loaded when one is written or read; LINK_LATE=1 links
# them instead.
LATE_LIBS     = $(if $(LINK_LATE),$(call once,XLSX_LIBS,--libs xlsxwriter,-lxlsxwriter) $(ZLIB_LIBS))
CURSES_CFLAGS = $(call once,CURSES_CFLAGS,--cflags ncursesw,-D_XOPEN_SOURCE=600)
CURSES_LIBS   = $(call once,CURSES_LIBS,--libs ncursesw,$(CURSES_GUESS))
CMOCKA_CFLAGS = $(call once,CMOCKA_CFLAGS,--cflags cmocka)
CMOCKA_LIBS   = $(call once,CMOCKA_LIBS,--libs cmocka,-lcmocka)
# For --version: the libraries, when whoever calls does not say. What pkg-config has as the
# version of libxlsxwriter is that of its file.
MADE_OF       = $(strip $(foreach l,ncursesw yaml-0.1 libcjson zlib,\
	$l $(shell $(PKG_CONFIG) --modversion $l 2>/dev/null)) libxlsxwriter \
	$(patsubst "%",%,$(lastword $(shell echo LXW_VERSION | \
	$(CC) $(LIB_CFLAGS) -E -include xlsxwriter.h - 2>/dev/null))))
LIBS          = $(LATE_LIBS) $(LIB_LIBS) -lpthread $(LDL) -lm
# sqrt as an instruction: the program starts without libm.
COMPILE       = $(CC) -std=c11 -fno-math-errno $(WARNINGS) -Isrc -I$(O) -ffile-prefix-map=$(CURDIR)=. \
	$(MODE) $(LIB_CFLAGS) $(if $(LINK_LATE),-DLIBRARIES_LINKED) $(CPPFLAGS) $(CFLAGS)
LINK_ALL      = $(CC) $(MODE) $(CFLAGS) $(LINK) $(LDFLAGS)

# What there is to build. The tests link the archive: that is everything but main and the
# real terminal, so the linker sees to it that views need none.
SOURCES  := $(sort $(wildcard src/*.c src/*/*.c src/*/*/*.c src/*/*/*/*.c))
OBJECTS  := $(SOURCES:%.c=$(O)/%.o) $(O)/embedded.o
OUTSIDE  := $(filter $(O)/src/main.o $(O)/src/ui/term/curses.o,$(OBJECTS))
LIBRARY  := $(O)/libplumbline.a
PROGRAM  := $(O)/plumbline
LAYERS   := base model engine import export ui cli
TEST_ALL := $(sort $(wildcard tests/*/test_*.c tests/*/*/test_*.c))
TEST_C   := $(foreach l,$(LAYERS),$(filter tests/$l/%,$(TEST_ALL)))
TEST_C   += $(filter-out $(TEST_C),$(TEST_ALL))
TESTS    := $(TEST_C:%.c=$(O)/%)
QUESTIONNAIRE := questionnaires/azure-ai-workload
# T=base/test_str or T=ui runs those tests only.
CHOSEN    = $(if $(T),$(foreach t,$(TESTS),$(if $(findstring tests/$(T),$t),$t)),$(TESTS))
EXAMPLE  := templates/public-rag-assistant.json
# FILE=PLACE below PREFIX; what does not exist is passed over.
DATA     := assets/plumbline.1=share/man/man1/plumbline.1 \
	assets/completions/plumbline.bash=share/bash-completion/completions/plumbline \
	assets/completions/_plumbline=share/zsh/site-functions/_plumbline \
	assets/completions/plumbline.fish=share/fish/vendor_completions.d/plumbline.fish \
	$(foreach s,$(sort $(wildcard assets/*.schema.json)),$s=share/plumbline/$(notdir $s))

export PLUMBLINE := $(PROGRAM)
export CC BUILD

all: $(PROGRAM)

$(PROGRAM): $(OUTSIDE) $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK_ALL) -o $@ $(OUTSIDE) $(LIBRARY) $(CURSES_LIBS) $(LIBS)

$(LIBRARY): $(filter-out $(OUTSIDE),$(OBJECTS))
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) $(ARFLAGS) $@ $^

$(TESTS): %: %.o $(O)/tests/support.o $(LIBRARY)
	$(call say,LINK,$@)
	$(Q)$(LINK_ALL) -o $@ $(filter %.o,$^) $(LIBRARY) $(LIBS) $(ZLIB_LIBS) $(CMOCKA_LIBS)

# Those on a terminal of ours have a small xterm beside them; some a gate before the disk,
# or memory that runs out.
FAULTS := $(filter $(O)/tests/faults/%,$(TESTS))
$(FAULTS): $(O)/tests/faults/pty.o $(O)/tests/faults/crowd.o $(O)/tests/bench/vt.o
$(FAULTS): | $(O)/tests/faults/gate.so $(O)/tests/faults/hunger.so $(PROGRAM)

$(O)/tests/faults/%.so: tests/faults/%.c Makefile
	$(call say,CC,$@)
	$(Q)mkdir -p $(@D) && $(CC) -std=c11 -O1 -shared -fPIC -o $@ $<

$(O)/%.o: %.c Makefile $(O)/flags | $(DEPS)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(COMPILE) $(EXTRA) -MMD -MP -c -o $@ $<

$(O)/embedded.o: $(O)/embedded.c src/base/embedded.h Makefile $(O)/flags
	$(call say,CC,$<)
	$(Q)$(COMPILE) -Wno-overlength-strings -c -o $@ $<

$(O)/src/ui/term/curses.o: EXTRA = $(CURSES_CFLAGS)
$(O)/tests/%.o: EXTRA = -Itests $(CMOCKA_CFLAGS)

$(O)/embedded.c: src/embed.sh $(QUESTIONNAIRE) $(wildcard $(QUESTIONNAIRE)/*.yaml templates \
		templates/*.json templates/*.theme.yaml templates/*.language.yaml) $(O)/made-of
	$(call say,EMBED,$@)
	$(Q)sh src/embed.sh $(QUESTIONNAIRE) templates $(O)/made-of >$@.tmp && mv $@.tmp $@

# What --version --verbose says.
$(O)/made-of: $(QUESTIONNAIRE)/questionnaire.yaml Makefile $(O)/flags
	@{ sed -n 's/^version: *"*\([^"]*\).*/questions  $(notdir $(QUESTIONNAIRE)) \1/p' $<; \
	printf '%-10s %s\n' compiler "$$($(CC) --version | head -n 1)" \
		flags '$(strip $(MODE) $(CFLAGS) $(LINK))' libraries '$(MADE_OF)'; } >$@

# Another compiler or other flags: everything is compiled again.
$(O)/flags: FORCE | $(DEPS)
	@mkdir -p $(O); echo '$(COMPILE) $(LINK_ALL)' | cmp -s - $@ || \
		echo '$(COMPILE) $(LINK_ALL)' >$@

deps:
	@sh tests/tools/deps.sh $(FOR_TESTS)

run: $(PROGRAM)
	@if [ -t 0 ] && [ -t 1 ]; then $(PROGRAM); \
	else sh tests/tools/example.sh $(PROGRAM) $(EXAMPLE) build/example; fi

tests: $(PROGRAM) $(TESTS)

test: $(PROGRAM) $(CHOSEN)
	@sh tests/tools/run-tests.sh $(CHOSEN)

man: $(PROGRAM)
	@sh tests/tools/man.sh $(PROGRAM) assets/plumbline.1

golden: $(PROGRAM) $(CHOSEN)
	@GOLDEN=write sh tests/tools/run-tests.sh $(CHOSEN)
	@echo 'tests/golden is rewritten; read the difference before you keep it'

check: | $(DEPS)
	@sh tests/tools/layers.sh && sh tests/tools/limits.sh && sh tests/tools/words.sh && \
		sh tests/tools/format.sh
	@env -u TERM $(MAKE) --no-print-directory BUILD=san unused test

# Every public function has a user in the product, and no file calls itself by way of others.
unused: $(OBJECTS)
	@sh tests/tools/unused.sh $(OBJECTS)
	@sh tests/tools/circles.sh $(filter $(O)/src/%,$(OBJECTS))

bench: $(PROGRAM)
	@sh tests/bench/run.sh

facts: $(PROGRAM)
	@sh tests/tools/facts.sh $(PROGRAM)

# Reports and board pages in a validator and in Chromium.
pages: $(PROGRAM)
	@sh tests/tools/pages.sh $(PROGRAM)

install: $(PROGRAM)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/plumbline
	@set -e; for pair in $(DATA); do \
		[ -e "$${pair%%=*}" ] || continue; \
		to="$(DESTDIR)$(PREFIX)/$${pair#*=}"; echo "install -m 644 $${pair%%=*} $$to"; \
		install -d "$${to%/*}"; install -m 644 "$${pair%%=*}" "$$to"; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/plumbline $(foreach d,$(DATA),\
		$(DESTDIR)$(PREFIX)/$(lastword $(subst =, ,$d)))

# One file that needs nothing of its system, for each ARCH (x86_64, aarch64), and what it is
# packed into. They build elsewhere and in their own way, so they wait for nothing but deps.
static deb tarball image: | $(DEPS)
	@sh assets/package/$@.sh $(ARCH)

sums:
	@sh assets/package/sums.sh

# The tour of the README where there is nothing else: as root, or for another machine with
# EMULATOR=qemu-aarch64 and the like.
test-static: static
	@sh tests/package/tour.sh build/static-$(ARCH)/plumbline $(EMULATOR)

clean:
	rm -rf build

help:
	@echo 'make            build build/release/plumbline'
	@echo 'make deps       install what is missing; with test among the goals, the tools of the tests too'
	@echo 'make run        open the screen; without a terminal, score the worked example'
	@echo 'make test       run all tests (T=ui or T=base/test_str: some)'
	@echo 'make check      layers, limits, words of languages, what nobody uses, and all tests under the sanitizers'
	@echo 'make golden     rewrite the golden screens'
	@echo 'make man        write commands and options into the man page, from their table'
	@echo 'make bench      measure against bare libraries'
	@echo 'make pages      hold HTML reports against html-validate and Chromium, if installed'
	@echo 'make facts      read the facts of the templates with PostgreSQL and DuckDB, if installed'
	@echo 'make install    to DESTDIR and PREFIX ($(PREFIX)); uninstall takes it away again'
	@echo 'make static     one file that needs nothing of its system, in build/dist (ARCH=aarch64: for arm64)'
	@echo 'make deb        it as a package for dpkg; tarball: for other systems; image: for podman and docker'
	@echo 'make test-static    the tour of the README with that file in a root that holds nothing else'
	@echo 'make sums       SHA256SUMS of all these, signed with KEY=FILE'
	@echo 'make clean      remove build/'
	@echo 'BUILD=release|debug|san|cov  CC CFLAGS LDFLAGS  WERROR=1  V=1'

FORCE:
.PHONY: all deps run tests test golden man check unused bench pages facts install uninstall \
	static deb tarball image sums test-static clean help FORCE
.SECONDARY:
.DELETE_ON_ERROR:
-include $(patsubst %.o,%.d,$(OBJECTS)) $(TESTS:%=%.d) $(O)/tests/support.d \
	$(O)/tests/faults/pty.d $(O)/tests/faults/crowd.d $(O)/tests/bench/vt.d
