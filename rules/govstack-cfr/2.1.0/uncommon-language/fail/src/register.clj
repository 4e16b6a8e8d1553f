(defn open? [] true) ;; # expect
(def more 1)
(def more 1)
(def more 1)
(def more 1)
(def more 1)
