;;; eglot-test.el --- gouji in Emacs by eglot  -*- lexical-binding: t -*-

;; Runs in batch mode; the last line is `N passed, N failed'.  What batch mode has not, idle timers,
;; is done by hand: to send what was typed, and to ask flymake for what came.

(require 'cl-lib)
(require 'json)
(require 'subr-x)

;; `emacs -Q' leaves the site's packages out.
(dolist (folder (append (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*")
                        (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa-src/*")))
  (add-to-list 'load-path folder))

(defvar test-source (getenv "GOUJI_SOURCE"))
(defvar test-program (getenv "GOUJI_PROGRAM"))
(defvar test-dir-locals nil)
(defvar test-passed 0)
(defvar test-failed 0)

(defun test-say (format-string &rest arguments)
  "Print a line on standard output."
  (princ (apply #'format (concat format-string "\n") arguments)))

(defun test-check (name holds &optional seen)
  "Note whether HOLDS; SEEN is what was there instead."
  (if holds (cl-incf test-passed) (cl-incf test-failed))
  (test-say "%s %s%s" (if holds "ok  " "FAIL") name (if (or holds (not seen)) "" (format ": %S" seen))))

(defun test-step ()
  "Let processes, timers and watched files have their turn."
  (accept-process-output nil 0.02)
  ;; Nobody reads events in batch mode, and what has ended is not noticed while some wait.
  (when (input-pending-p) (read-event nil nil 0.001)))

(defun test-until (ready)
  "Let processes and timers run until READY gives something, ten seconds at most."
  (let ((end (+ (float-time) 10)) value)
    (while (and (not (setq value (funcall ready))) (< (float-time) end))
      (test-step))
    value))

(defun test-read (path)
  "The text of a file of the source tree."
  (with-temp-buffer
    (insert-file-contents (expand-file-name path test-source))
    (buffer-string)))

(defun test-open (name text)
  "Visit a new file NAME with TEXT, as a user does."
  ;; eglot names its buffers after the folder: two of one name share what the servers complain of.
  (let ((folder (expand-file-name (concat "年报 " (file-name-base name)) (make-temp-file "gouji" t)))
        (coding-system-for-write 'utf-8-unix))
    (make-directory folder)
    (with-temp-file (expand-file-name name folder) (insert text))
    (find-file (expand-file-name name folder))
    ;; `eglot-ensure' waits for the command loop.
    (run-hooks 'post-command-hook)
    (current-buffer)))

(defun test-text ()
  "The text of the buffer."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun test-shown ()
  "The diagnostics of the buffer as (BEGIN END MESSAGE), in order."
  (when (eglot-managed-p)
    (eglot--signal-textDocument/didChange)
    (flymake-start))
  (sort (mapcar (lambda (each)
                  (list (flymake-diagnostic-beg each) (flymake-diagnostic-end each)
                        (substring-no-properties (flymake-diagnostic-text each))))
                (flymake-diagnostics))
        (lambda (a b) (string< (format "%8d %s" (car a) (nth 2 a)) (format "%8d %s" (car b) (nth 2 b))))))

(defun test-place (position)
  "The place in the buffer of a POSITION of gouji's JSON, which counts UTF-16 units."
  (save-excursion
    (goto-char (point-min))
    (forward-line (alist-get 'line position))
    (let ((units (alist-get 'character position)))
      (while (> units 0)
        (setq units (- units (if (> (char-after) #xffff) 2 1)))
        (forward-char)))
    (point)))

(defun test-run (input &rest arguments)
  "The standard output of gouji with ARGUMENTS and INPUT."
  (let ((path (make-temp-file "gouji-input")) (coding-system-for-write 'utf-8-unix)
        (coding-system-for-read 'utf-8-unix))
    (with-temp-file path (insert input))
    (with-temp-buffer
      (apply #'call-process test-program path '(t nil) nil arguments)
      (buffer-string))))

(defun test-checked ()
  "The findings of `gouji check' in the buffer's text."
  (let* ((json-array-type 'list)
         (report (json-read-from-string
                  (test-run (test-text) "check" "--format" "json" "--fail-on" "never"
                            "--stdin-name" (file-name-nondirectory buffer-file-name) "-"))))
    (alist-get 'findings (car (alist-get 'files report)))))

(defun test-expected ()
  "What `test-shown' must give."
  (sort (mapcar (lambda (finding)
                  (let ((range (alist-get 'range finding)))
                    (list (test-place (alist-get 'start range)) (test-place (alist-get 'end range))
                          (alist-get 'message finding))))
                (test-checked))
        (lambda (a b) (string< (format "%8d %s" (car a) (nth 2 a)) (format "%8d %s" (car b) (nth 2 b))))))

(defun test-same-place (shown expected)
  "Whether SHOWN is at EXPECTED; eglot widens what is empty."
  (and (= (length shown) (length expected))
       (cl-every (lambda (a b)
                   (and (string-match-p (regexp-quote (nth 2 b)) (nth 2 a))
                        (if (= (nth 0 b) (nth 1 b))
                            (<= (nth 0 a) (nth 0 b) (nth 1 a))
                          (equal (cl-subseq a 0 2) (cl-subseq b 0 2)))))
                 shown expected)))

(defun test-shows-what-check-finds (name)
  "The buffer shows, in the end, what the command line finds in it."
  (let ((expected (test-expected)))
    (test-until (lambda () (test-same-place (test-shown) expected)))
    (test-check name (test-same-place (test-shown) expected) (list (test-shown) expected))))

(defun test-choose (title action)
  "Call ACTION, choosing TITLE from the menu; give what was offered."
  (let (offered)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt items &rest _) (setq offered (mapcar #'car items)) title))
              (last-nonmenu-event 'none))
      (funcall action))
    offered))

(defun test-undo ()
  "Take back the last change as a whole."
  (undo-boundary)
  (let ((last-command 'ignore)) (undo)))

(defun test-each-fix (name)
  "Apply each fix of each finding from the menu, and take it back."
  (let ((whole (test-text)) (count 0))
    (dolist (finding (test-checked))
      (dolist (fix (alist-get 'fixes finding))
        (when (alist-get 'edits fix)
          (cl-incf count)
          (let ((wanted (test-with-edits whole (alist-get 'edits fix)))
                (place (test-place (alist-get 'start (alist-get 'range finding)))))
            (goto-char place)
            (undo-boundary)
            (test-until (lambda () (test-shown)))
            (test-choose (alist-get 'title fix) (lambda () (eglot-code-actions place nil nil t)))
            (test-check (format "%s: %s applied" name (alist-get 'title fix)) (equal (test-text) wanted))
            (test-undo)
            (test-check (format "%s: %s undone" name (alist-get 'title fix)) (equal (test-text) whole))))))
    (test-check (format "%s: there were fixes" name) (> count 0))))

(defun test-with-edits (text edits)
  "TEXT after EDITS, from the last to the first."
  (with-temp-buffer
    (insert text)
    (let ((places (mapcar (lambda (edit)
                            (list (test-place (alist-get 'start (alist-get 'range edit)))
                                  (test-place (alist-get 'end (alist-get 'range edit)))
                                  (alist-get 'newText edit)))
                          edits)))
      (dolist (place (sort places (lambda (a b) (> (car a) (car b)))))
        (goto-char (nth 0 place))
        (delete-region (nth 0 place) (nth 1 place))
        (insert (nth 2 place))))
    (buffer-string)))

(defun test-configuration ()
  "The configuration that the page shows, evaluated; its last block is for .dir-locals.el."
  (with-temp-buffer
    (insert (test-read "docs/editors/emacs.md"))
    (goto-char (point-min))
    (dotimes (_ 2)
      (let ((begin (re-search-forward "^```elisp\n")))
        (re-search-forward "^```$")
        (eval-region begin (match-beginning 0))))
    (let ((begin (re-search-forward "^```elisp\n")))
      (goto-char begin)
      (read (current-buffer)))))

(defun test-restart (sample)
  "The server killed, and started anew by hand."
  (test-say "   restart")
  (let ((buffer (test-open "重启.txt" sample)) before)
    (test-until #'eglot-managed-p)
    (test-shows-what-check-finds "before")
    (setq before (eglot-current-server))
    ;; A server that dies in its first seconds is not started again by eglot.
    (let ((end (+ (float-time) 3.3)))
      (while (< (float-time) end) (test-step)))
    (signal-process (jsonrpc--process before) 'SIGKILL)
    (test-until (lambda () (with-current-buffer buffer
                             (and (eglot-current-server) (not (eq before (eglot-current-server)))))))
    (test-check "killed, it comes back" (and (eglot-current-server) (not (eq before (eglot-current-server)))))
    (test-shows-what-check-finds "and so do its findings")
    (setq before (eglot-current-server))
    (eglot-reconnect before)
    (test-until (lambda () (and (eglot-current-server) (not (eq before (eglot-current-server))))))
    (test-check "eglot-reconnect gives another server" (not (eq before (eglot-current-server))))
    (test-shows-what-check-finds "with the same findings")))

(defun test-all ()
  "Run everything."
  (setq eglot-confirm-server-initiated-edits nil
        create-lockfiles nil
        make-backup-files nil
        auto-save-default nil)
  (test-say "   attaching")
  (test-open "纪要.txt" "会议纪要\n\n正文。\n")
  (test-check "not to other texts" (not (eglot-managed-p)))
  (let ((sample (test-read "samples/education-bureau-2024.md")))
    (test-open "报告.txt" sample)
    (test-until #'eglot-managed-p)
    (test-check "to a report" (eglot-managed-p))

    ;; First: Emacs 28 in batch mode notices late that a process has ended, once others were there.
    (test-restart sample)

    (test-say "   findings")
    (switch-to-buffer "报告.txt")
    (test-shows-what-check-finds "at their places")
    (test-open "表情.txt"
               (replace-regexp-in-string
                "一次。" "一次𠮷，👩‍👩‍👧以及（其他,等等）。"
                (replace-regexp-in-string "| 行政处罚 |" "| 😀行政处罚 |" sample)))
    (test-until #'eglot-managed-p)
    (test-shows-what-check-finds "behind emoji in their lines")

    (test-say "   fixes")
    (test-each-fix "emoji")
    (test-open "水务局.txt" (test-read "samples/water-bureau-2023.txt"))
    (test-until #'eglot-managed-p)
    (test-shows-what-check-finds "another draft")
    (test-each-fix "water bureau")
    (let ((before (test-text)) (wanted (test-run (test-text) "fix" "-")))
      (undo-boundary)
      (gouji-fix-all)
      (test-check "all that is safe" (equal (test-text) wanted))
      (test-shows-what-check-finds "after that")
      (test-undo)
      (test-check "one undo takes it back" (equal (test-text) before))
      (set-buffer-modified-p t)
      (save-buffer)
      (test-check "on save" (equal (test-text) wanted))
      (test-check "in the file as well" (equal (test-read buffer-file-name) wanted))
      (test-until (lambda () (test-shown)))
      (goto-char (point-max))
      (insert "\n")
      (save-buffer)
      (test-check "a save with nothing to mend" (not (buffer-modified-p)))
      (delete-char -1))

    (test-say "   editing")
    (goto-char (point-min))
    (dotimes (i 50)
      (forward-line)
      (insert (nth (mod i 5) '("😀\n" "，" "𠮷" "0" "\n")))
      (when (zerop (mod i 7))
        (eglot--signal-textDocument/didChange)
        (accept-process-output nil 0.005)))
    (test-shows-what-check-finds "fifty edits without waiting")

    (test-say "   outline")
    (test-check "imenu has sections, tables and rows"
                (string-match-p "二、主动公开政府信息情况::第二十条第（六）项\" (\"行政处罚" (format "%S" (eglot-imenu))))

    (test-say "   settings")
    (test-open "设置.txt" sample)
    (test-until #'eglot-managed-p)
    (let ((settings (copy-tree (alist-get 'eglot-workspace-configuration
                                          (alist-get 'text-mode test-dir-locals)))))
      (test-check "the page's are for this server" (plist-get settings :gouji))
      (setf (plist-get (plist-get settings :gouji) :rules) '(:number-format "off"))
      (setq-default eglot-workspace-configuration settings)
      (eglot-signal-didChangeConfiguration (eglot-current-server))
      (test-until (lambda () (= 2 (length (test-shown)))))
      (test-check "a rule is off" (= 2 (length (test-shown))) (test-shown))
      (test-check "messages are English" (string-match-p "[a-z]\\{4\\}" (nth 2 (car (test-shown)))) (test-shown))
      (setq-default eglot-workspace-configuration nil))))

(condition-case failure
    (progn (setq test-dir-locals (test-configuration)) (test-all))
  (error (cl-incf test-failed) (test-say "FAIL %S" failure)))
(test-say "Emacs %s" emacs-version)
(test-say "%d passed, %d failed" test-passed test-failed)
(kill-emacs (if (zerop test-failed) 0 1))
